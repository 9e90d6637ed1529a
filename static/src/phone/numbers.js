export { figures, numberWords } from '../shared/numbers.js';
