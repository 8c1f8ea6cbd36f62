"""What the figures in the README come from: ``python -m benchmarks``, from the root of the repository.
And those of docs/speed.md, one line per function: ``python -m benchmarks functions``.

workloads/      the workloads, one module per family: by hand, with dezero_typed, with a peer
functions/      every function by hand, one module per family
subjects.py     what a line of those is
contest.py      what a workload consists of, and what a row of the table says
timing.py       contestants timed in turn: ratios, microseconds, growth
memory.py       what a run adds to the resident memory of a process of its own
peers.py        autograd, MyGrad and PyTorch behind one interface, where they are installed
report.py       the table, and which targets are met
speed.py        the table of the functions, and its summary
command.py      the command line

Ratios are to hand-written NumPy, forward and backward, without ``out=`` unless the row says in
place. Everything runs on one thread, with the cyclic garbage collector off unless the row says on,
by the clock of the process, which stands still while other programs run. Before anything is timed,
the results of all contestants are compared with those by hand.

DeZero has no release that imports on today's NumPy, and is left out.
"""
