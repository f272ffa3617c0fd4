"""Runs a command that may open sockets of some address families alone, as systemd's RestrictAddressFamilies= has it (seccomp).

usage: addressFamilies.py "AF_INET AF_INET6" COMMAND ARGUMENT...
"""

import ctypes
import os
import platform
import socket
import struct
import sys

PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 38, 22, 2
LOAD, JUMP_IF_EQUAL, RETURN = 0x20, 0x15, 0x06
ALLOW, REFUSE = 0x7FFF0000, 0x00050000 | 97  # EAFNOSUPPORT
# Of each machine: its audit architecture, and the number of the system call socket.
MACHINES = {"x86_64": (0xC000003E, 41), "aarch64": (0xC00000B7, 198)}


def instruction(code, if_true, if_false, value):
    return struct.pack("HBBI", code, if_true, if_false, value)


architecture, call = MACHINES[platform.machine()]
families = [getattr(socket, name) for name in sys.argv[1].split()]
program = [
    instruction(LOAD, 0, 0, 4),  # architecture
    instruction(JUMP_IF_EQUAL, 1, 0, architecture),
    instruction(RETURN, 0, 0, ALLOW),
    instruction(LOAD, 0, 0, 0),  # number of the call
    instruction(JUMP_IF_EQUAL, 1, 0, call),
    instruction(RETURN, 0, 0, ALLOW),
    instruction(LOAD, 0, 0, 16),  # its first argument
]
program += [instruction(JUMP_IF_EQUAL, len(families) - at, 0, family) for at, family in enumerate(families)]
program += [instruction(RETURN, 0, 0, REFUSE), instruction(RETURN, 0, 0, ALLOW)]
code = b"".join(program)
held = ctypes.create_string_buffer(code, len(code))


class Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_void_p)]


def control(*arguments):
    if libc.prctl(*arguments, 0, 0) != 0:
        sys.exit("no seccomp: " + os.strerror(ctypes.get_errno()))


libc = ctypes.CDLL(None, use_errno=True)
control(PR_SET_NO_NEW_PRIVS, 1, 0)
control(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.byref(Program(len(program), ctypes.addressof(held))))
os.execvp(sys.argv[2], sys.argv[2:])
