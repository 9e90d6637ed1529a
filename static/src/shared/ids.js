/** 128 random bits as 32 hexadecimal characters. `randomUUID` needs https and Safari 15.4; a hall may have neither. */
export const randomId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
