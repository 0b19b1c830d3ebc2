"""The other side of `qa.service.crew`: a process that opens the index, answers one task after another, and ends with
its parent.

What goes over the pipe is bytes: a line of JSON, and behind it the body of a reply. Nothing is pickled.
"""

import gc
import json
import os
import signal
from dataclasses import asdict
from multiprocessing.connection import Connection
from pathlib import Path

from index.beside import keep_to_one_processor
from index.errors import VraagbaakError
from qa.service.log import fault, log, take_over_logging
from qa.service.records import Reply, Task

# After how many new objects garbage is looked for, and after how many such looks among older ones.
_GARBAGE = (50_000, 20, 50)


def written_task(task: Task) -> bytes:
    """A task as it goes over the pipe."""
    return json.dumps(asdict(task)).encode()


def read_reply(raw: bytes) -> Reply:
    """A reply as it comes over the pipe."""
    head, _, body = raw.partition(b"\n")
    found = json.loads(head)
    return Reply(found["status"], body, found["facts"])


def work(pipe: Connection, index: Path, audit: bool) -> None:
    """Open the current generation, say so, and answer until the pipe is closed."""
    # Ctrl-C goes to every process of a terminal; when to stop is for the parent to say, by closing the pipe.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    take_over_logging()
    keep_to_one_processor()
    # Imported here: a process that only reads this file needs no engine.
    from qa.service.work import Desk

    try:
        desk = Desk(index, audit)
    except VraagbaakError as error:
        pipe.send_bytes(json.dumps({"error": [str(error), error.english]}).encode())
        return
    except Exception as error:  # told to the log, as by the last line of defence of a task
        fault(error, "opening")
        pipe.send_bytes(json.dumps({"error": ["de index gaat niet open", "the index does not open"]}).encode())
        return
    # What an index holds is no garbage: never looking at it again keeps every answer quick.
    gc.collect()
    gc.freeze()
    # An answer is made of tens of thousands of small records, few of them in circles: looking after each 700 costs 4 %.
    gc.set_threshold(*_GARBAGE)
    about = {"generation": desk.store.fingerprint, "fingerprint": desk.engine.fingerprint}
    try:
        pipe.send_bytes(json.dumps(about).encode())
        while True:
            task = Task(**json.loads(pipe.recv_bytes()))
            reply = desk.done(task)
            head = json.dumps({"status": reply.status, "facts": reply.facts})
            pipe.send_bytes(head.encode() + b"\n" + reply.body)
    except (EOFError, OSError):
        # The parent closed the pipe, or is no more.
        desk.close()
    except MemoryError:
        log("error", "memory", worker=os.getpid())
        os._exit(1)
