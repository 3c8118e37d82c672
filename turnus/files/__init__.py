"""Reading and writing: solved scenarios as folders of files, departments and scenarios as YAML."""

from turnus.files.folder import FolderFaults
from turnus.files.read import has_roster, read_folder
from turnus.files.write import write_result

__all__ = ["FolderFaults", "has_roster", "read_folder", "write_result"]
