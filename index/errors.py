"""Every error that the index raises on purpose; each message says what was found and what to do.

WenbaoError
├── SettingsError    a setting is unknown or off
├── SeedsError       the seeds folder or a page in it cannot be read or written
│   ├── PageNameError    a page's name is not safe to write on every system
│   └── PageFormatError  there is no reader for a page's suffix
├── WeightsError     the model weights are missing, cut short or not the expected ones
└── ArchiveError     the archive cannot be used
    ├── NoArchiveError        there is none yet
    ├── DamagedArchiveError   a file of it is missing or is not what the manifest says
    ├── OtherEmbedderError    it was built with another embedder
    └── BuilderBusyError      another process is building it
"""

from __future__ import annotations


class WenbaoError(Exception):
    """Something that the person who started the command can mend."""


class SettingsError(WenbaoError):
    """A setting is unknown, or its value is off."""


class SeedsError(WenbaoError):
    """The seeds folder, or a page in it, cannot be read or written."""


class PageNameError(SeedsError):
    """The name of a page is not one that is safe to write on every system."""


class PageFormatError(SeedsError):
    """The name of a page ends with no suffix that there is a reader for."""


class WeightsError(WenbaoError):
    """The model weights are missing, cut short, or not the expected ones."""


class ArchiveError(WenbaoError):
    """The archive cannot be used."""


class NoArchiveError(ArchiveError):
    """There is no archive yet."""


class DamagedArchiveError(ArchiveError):
    """A file of the archive is missing, or is not what the manifest says."""


class OtherEmbedderError(ArchiveError):
    """The archive was built with another embedder than the one in use."""


class BuilderBusyError(ArchiveError):
    """Another process is building the archive."""


class QuestionsError(WenbaoError):
    """A file of questions to measure with cannot be read."""
