"""The one way in: gather, read, permit, decide, number, commit; then acknowledge; then wake.

What arrives within about two milliseconds shares one transaction. If that fails, each command is
run alone, so that one bad command harms nobody.
"""

import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec

from oasis_live.engine import changes, receipts, undo
from oasis_live.engine.audit import Action, note
from oasis_live.engine.changes import Ref
from oasis_live.engine.commands import Command, Outcome, Payload, Registry
from oasis_live.engine.database import Busy, Database
from oasis_live.engine.receipts import Receipt
from oasis_live.engine.runtime import Event, Runtime
from oasis_live.engine.transaction import Tx
from oasis_live.engine.watch import UNWATCHED, Watch
from oasis_live.kernel.person import Person
from oasis_live.kernel.refused import Conflict, Gone, Malformed, NotAllowed, Refused, TryAgain

log = logging.getLogger(__name__)

GATHER_SECONDS = 0.002
MOST_IN_A_GROUP = 256
_CID_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-")

Answer = dict[str, Any]
# Persons as they are now, by bearer: a demotion takes effect with the next command.
Who = Callable[[Tx, list[str]], Mapping[str, Person]]
# Raises when the room's own state (frozen, ended) forbids the command.
Gate = Callable[[Tx, Person, Command], None]


@dataclass(frozen=True)
class Request:
    """A decoded command and who sends it. `fixed`: the person is the server's own word (a page),
    not to be looked up by bearer.
    """

    person: Person
    command: Command
    payload: Payload
    cid: str
    fixed: bool = False


@dataclass
class _Job:
    request: Request
    done: Event
    answer: Answer | Exception | None = None


@dataclass
class _Turn:
    """Somebody who wants to be alone: told when it `came`, and telling when it is `over`."""

    came: Event
    over: Event


@dataclass
class _Group:
    """What one transaction gathers for one room before it is flushed."""

    tx: Tx
    seq: int
    refs: dict[Ref, int] = field(default_factory=dict)
    receipts: dict[tuple[str, str], Receipt] = field(default_factory=dict)
    actions: list[Action] = field(default_factory=list)


class Pipeline:
    """Runs commands, and a page's own writes. Hand in what they mean and how to wait."""

    def __init__(
        self,
        database: Database,
        registry: Registry,
        who: Who,
        gate: Gate,
        runtime: Runtime,
        watch: Watch = UNWATCHED,
    ) -> None:
        self.registry = registry
        self._database, self._who, self._gate = database, who, gate
        self._runtime, self._watch = runtime, watch
        # Called with a room's id after a commit that changed what a screen could show.
        self.woken: Callable[[str], None] = lambda _room: None
        self._waiting: list[_Job] = []
        self._turns: list[_Turn] = []
        self._running = False
        self._is_ending = False

    @property
    def waiting(self) -> int:
        """How many commands wait for the next transaction."""
        return len(self._waiting)

    def do(self, request: Request) -> Answer:
        """The answer, once it is stored. Raises Refused; anything else is a fault of ours."""
        check_cid(request.cid)
        if self._is_ending:
            raise TryAgain(
                "The room is busy. Your words are kept and we will try again.", retry_in=2
            )
        job = _Job(request, self._runtime.event())
        self._waiting.append(job)
        self._start()
        job.done.wait()
        if isinstance(job.answer, Exception):
            raise job.answer
        return job.answer or {}

    def transact(self, room: str, decide: Callable[[Tx], Any]) -> Any:
        """Run a page's own write, which no screen of a room shows, in a transaction of its own."""
        with self._alone(), self._database.writing(room) as tx_of:
            return decide(tx_of(room))

    def sweep(self) -> bool:
        """Let what was deleted leave the database's log, between two transactions; False when
        somebody was reading: ask again.
        """
        with self._alone():
            return self._database.sweep()

    def finish(self, seconds: float) -> None:
        """Answer what was accepted, for so long at most. What comes from now on is refused."""
        self._is_ending = True
        ends = self._runtime.monotonic() + seconds
        while self._running and self._runtime.monotonic() < ends:
            self._runtime.sleep(GATHER_SECONDS)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """No command runs meanwhile. The turn comes after the transaction of now, however many
        commands are waiting: in a busy hall there is no moment without one.
        """
        turn = _Turn(self._runtime.event(), self._runtime.event())
        self._turns.append(turn)
        self._start()
        try:
            turn.came.wait()
            yield
        finally:
            turn.over.send()

    def _start(self) -> None:
        if not self._running:
            self._running = True
            self._runtime.spawn(self._work)

    def _work(self) -> None:
        try:
            self._runtime.sleep(GATHER_SECONDS)
            while self._waiting or self._turns:
                if self._turns:
                    turn = self._turns.pop(0)
                    turn.came.send()
                    turn.over.wait()
                if self._waiting:
                    self._serve(self._next())
        finally:
            self._running = False

    def _next(self) -> list[_Job]:
        """Those that share the next transaction, in their order."""
        jobs = self._waiting[:MOST_IN_A_GROUP]
        if self._database.one_room:
            room = jobs[0].request.person.room
            jobs = [job for job in jobs if job.request.person.room == room]
        taken = {id(job) for job in jobs}
        self._waiting = [job for job in self._waiting if id(job) not in taken]
        return jobs

    def _serve(self, jobs: list[_Job]) -> None:
        try:
            rooms = self._run(jobs)
        except Busy as busy:
            _refuse(jobs, busy)
            return
        except Exception as error:
            if len(jobs) == 1:
                _refuse(jobs, _told(error))
            else:
                self._serve_each(jobs)
            return
        for job in jobs:
            job.done.send()
        for room in rooms:
            self.woken(room)

    def _serve_each(self, jobs: list[_Job]) -> None:
        for place, job in enumerate(jobs):
            self._serve([job])
            if isinstance(job.answer, Busy):
                _refuse(jobs[place + 1 :], job.answer)
                return

    def _run(self, jobs: list[_Job]) -> list[str]:
        groups: dict[str, _Group] = {}
        began = self._runtime.monotonic()
        with self._database.writing(jobs[0].request.person.room) as tx_of:
            people = self._people(tx_of(""), jobs)
            for job in jobs:
                room = job.request.person.room
                if room not in groups:
                    tx = replace(tx_of(room), run_moment=self.registry.run_moment)
                    groups[room] = _Group(tx, changes.head(tx))
                job.answer = self._decide(groups[room], job.request, people)
            for group in groups.values():
                _flush(group)
        self._watch.committed(len(jobs), self._runtime.monotonic() - began)
        return [room for room, group in groups.items() if group.refs]

    def _people(self, tx: Tx, jobs: list[_Job]) -> Mapping[str, Person]:
        asked = {job.request.person.bearer for job in jobs if not job.request.fixed}
        return self._who(tx, sorted(asked)) if asked else {}

    def _decide(
        self, group: _Group, request: Request, people: Mapping[str, Person]
    ) -> Answer | Exception:
        # A refusal after a write would leave half an act in the group's transaction: the whole
        # group is rolled back then, and each command is tried alone.
        before = group.tx.written
        try:
            return self._accept(group, request, people)
        except Refused as refusal:
            if group.tx.written != before:
                raise
            return refusal

    def _accept(
        self, group: _Group, request: Request, people: Mapping[str, Person]
    ) -> Answer | Refused:
        person, command = self._sender(request, people), request.command
        body = receipts.digest({"type": command.name, **msgspec.to_builtins(request.payload)})
        earlier = _earlier(group, person.bearer, request.cid)
        if earlier:
            if command.same_body and earlier.digest != body:
                raise Conflict("This was already sent with other words.", field="cid")
            return earlier.answer
        if person.role not in command.who:
            raise NotAllowed("You can’t do this from here.")
        self._gate(group.tx, person, command)
        outcome = command.handle(group.tx, person, request.payload)
        _number(group, outcome.changed)
        if outcome.refusal:
            # As after any refusal, the same cid may be tried again.
            return outcome.refusal
        answer = self._answer(group, person, command, outcome)
        group.receipts[person.bearer, request.cid] = Receipt(body, answer)
        return answer

    def _sender(self, request: Request, people: Mapping[str, Person]) -> Person:
        if request.fixed:
            return request.person
        person = people.get(request.person.bearer)
        if person is None or person.room != request.person.room:
            raise Gone("You are no longer in this room.")
        return replace(person, connection=request.person.connection)

    def _answer(self, group: _Group, person: Person, command: Command, outcome: Outcome) -> Answer:
        answer = {"ok": True, "seq": group.seq, **outcome.answer}
        if outcome.undo is not None and command.restore is not None:
            answer["undo"] = undo.push(group.tx, person, command.name, outcome.undo)
        group.actions.append(Action(person, command.name, outcome.changed))
        return answer


def check_cid(cid: object) -> None:
    """Raises Malformed unless it is 8-64 of A-Z a-z 0-9 _ -."""
    fits = isinstance(cid, str) and 8 <= len(cid) <= 64 and _CID_LETTERS.issuperset(cid)
    if not fits:
        raise Malformed("This could not be read. Load the page again.", field="cid")


def _refuse(jobs: list[_Job], refusal: Exception) -> None:
    """Tell all of them. After a Busy nobody is tried alone: each would wait as long for a lock."""
    for job in jobs:
        job.answer = refusal
        job.done.send()


def _number(group: _Group, changed: frozenset[Ref]) -> None:
    """The next number for all that one command changed."""
    group.seq += bool(changed)
    group.refs.update(dict.fromkeys(changed, group.seq))


def _earlier(group: _Group, bearer: str, cid: str) -> Receipt | None:
    return group.receipts.get((bearer, cid)) or receipts.find(group.tx, bearer, cid)


def _flush(group: _Group) -> None:
    if group.refs:
        changes.record(group.tx, group.seq, group.refs.items())
    receipts.keep(group.tx, ((b, cid, kept) for (b, cid), kept in group.receipts.items()))
    note(group.tx, group.actions)


def _told(error: Exception) -> Exception:
    if isinstance(error, Refused):
        return error
    log.error("a command failed", exc_info=error)
    return TryAgain(
        "Something went wrong on our side. Your words are kept and we will try again.", retry_in=2
    )
