"""Which kind of file system a folder lies on, asked of the operating system."""

import ctypes
import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

# fmt: off
_NETWORK = frozenset({
    "nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs",
    "ncpfs", "afs", "afpfs", "coda", "ceph", "lustre", "gfs2",
    "ocfs2", "glusterfs", "beegfs", "davfs", "webdav", "9p", "virtiofs",
    "prl_fs", "vboxsf", "vmhgfs", "fuse.sshfs", "fuse.rclone", "fuse.davfs2", "fuse.glusterfs",
    "fuse.ceph", "fuse.s3fs", "fuse.gvfsd-fuse", "fuse.curlftpfs", "fuse.smbnetfs", "fuse.vmhgfs-fuse", "fuse.portal",
})
# fmt: on
# fmt: off
_FAT = frozenset({
    "fat", "fat12", "fat16", "fat32", "msdos", "vfat", "exfat",
    "umsdos", "fuse.exfat",
})
# fmt: on


@dataclass(frozen=True, slots=True)
class Volume:
    """The file system below a folder: its name as the system gives it, and what it means for WAL."""

    kind: str
    network: bool
    fat: bool

    @classmethod
    def named(cls, kind: str, *, network: bool = False) -> "Volume":
        """Return the volume of a file system's name; ``network`` if the system knows it is remote."""
        known = kind.lower()
        return cls(known, network or known in _NETWORK, known in _FAT)


def volume_of(path: Path) -> Volume:
    """Return the volume that a path lies on, or would lie on once it is made.

    Raises:
        OSError: the system does not say; nobody should guess.
    """
    return _volume(_nearest(path))


def _nearest(path: Path) -> Path:
    whole = path.resolve()
    return next(place for place in (whole, *whole.parents) if place.exists())


def volume_in(mountinfo: str, path: PurePosixPath) -> Volume:
    """Return the volume of a resolved path from the text of ``/proc/self/mountinfo`` (proc(5)).

    The deepest mount point wins; of several on one point, the last one mounted, which covers the rest.

    Raises:
        OSError: no line speaks of the path.
    """
    best: tuple[int, str] | None = None
    for line in mountinfo.splitlines():
        fields, _, rest = line.partition(" - ")
        point = PurePosixPath(_unescaped(fields.split()[4]))
        depth = len(point.parts)
        if path.is_relative_to(point) and (best is None or depth >= best[0]):
            best = depth, rest.split()[0]
    if best is None:
        raise OSError(None, "no mount holds this path")
    return Volume.named(best[1])


def _unescaped(field: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), field)


if sys.platform == "win32":
    _DRIVE_REMOTE = 4
    _NAME_LENGTH = 261

    def _volume(place: Path) -> Volume:
        kernel = ctypes.windll.kernel32
        root = ctypes.create_unicode_buffer(_NAME_LENGTH)
        if not kernel.GetVolumePathNameW(str(place), root, _NAME_LENGTH):
            raise ctypes.WinError()
        if kernel.GetDriveTypeW(root) == _DRIVE_REMOTE:
            return Volume.named("remote", network=True)
        kind = ctypes.create_unicode_buffer(_NAME_LENGTH)
        if not kernel.GetVolumeInformationW(root, None, 0, None, None, None, kind, _NAME_LENGTH):
            raise ctypes.WinError()
        return Volume.named(kind.value)

elif sys.platform == "darwin":
    _MNT_LOCAL = 0x1000

    class _Statfs(ctypes.Structure):
        """``struct statfs`` of <sys/mount.h>, the 64-bit form, as far as it is needed."""

        _fields_ = (
            ("sizes", ctypes.c_uint64 * 6),
            ("fsid", ctypes.c_int32 * 2),
            ("owner", ctypes.c_uint32),
            ("type", ctypes.c_uint32),
            ("flags", ctypes.c_uint32),
            ("subtype", ctypes.c_uint32),
            ("type_name", ctypes.c_char * 16),
            ("names", ctypes.c_char * 2048),
            ("spare", ctypes.c_uint32 * 8),
        )

    def _volume(place: Path) -> Volume:
        library = ctypes.CDLL(None, use_errno=True)
        ask = getattr(library, "statfs$INODE64", None) or library.statfs
        found = _Statfs()
        if ask(os.fsencode(place), ctypes.byref(found)):
            raise OSError(ctypes.get_errno(), "statfs")
        remote = not found.flags & _MNT_LOCAL
        return Volume.named(found.type_name.decode(), network=remote)

else:
    # statfs(2): what NFS, SMB and FAT say of themselves. Asked only where no mount table speaks of
    # the path: inside a chroot, whose root is no mount point, and where /proc is not mounted.
    _MAGIC = {
        0x6969: "nfs",
        0x517B: "smb",
        0xFF534D42: "cifs",
        0xFE534D42: "smb2",
        0x01021997: "9p",
        0x00C36400: "ceph",
        0x5346414F: "afs",
        0x4D44: "vfat",
        0x2011BAB0: "exfat",
    }

    class _Statfs(ctypes.Structure):
        """``struct statfs`` of <sys/vfs.h>, as far as it is needed."""

        _fields_ = (("type", ctypes.c_long), ("rest", ctypes.c_long * 32))

    def _volume(place: Path) -> Volume:
        try:
            text = Path("/proc/self/mountinfo").read_text("utf-8", "surrogateescape")
            return volume_in(text, PurePosixPath(os.fspath(place)))
        except OSError:
            return _volume_by_magic(place)

    def _volume_by_magic(place: Path) -> Volume:
        found = _Statfs()
        if ctypes.CDLL(None, use_errno=True).statfs(os.fsencode(place), ctypes.byref(found)):
            raise OSError(ctypes.get_errno(), "statfs")
        return Volume.named(_MAGIC.get(found.type & 0xFFFFFFFF, "local"))
