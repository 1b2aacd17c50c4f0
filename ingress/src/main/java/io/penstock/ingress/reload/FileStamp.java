package io.penstock.ingress.reload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The versions of a set of files at one time. Comparing two stamps shows whether a file has
/// changed, without reading the files.
///
/// Links are resolved, because Kubernetes replaces all files of a volume by changing the target of
/// one link.
///
/// @param files the versions by requested path; a file whose attributes can't be read is left out
/// @param gone the requested paths that lead to no file
public record FileStamp(Map<Path, Version> files, Set<Path> gone) {

  /// Attempts before a path counts as gone. While a volume is replaced, a path may resolve into the
  /// old directory just when that is deleted. The next attempt then finds the new directory.
  private static final int GONE_ATTEMPTS = 3;

  /// The version of one file.
  ///
  /// @param real the path with all links resolved
  /// @param key the file system's key of the file, such as its inode; `null` if it has none
  /// @param readable whether this process may read the file
  public record Version(
      Path real, @Nullable Object key, long size, FileTime modified, boolean readable) {}

  public FileStamp {
    files = Map.copyOf(files);
    gone = Set.copyOf(gone);
  }

  /// Takes the stamp of these files now. Other files in their directories are ignored.
  public static FileStamp of(Set<Path> files) {
    var versions = new HashMap<Path, Version>();
    var gone = new HashSet<Path>();
    for (var file : files) {
      try {
        versions.put(file, version(file));
      } catch (NoSuchFileException _) {
        gone.add(file);
      } catch (IOException _) {
        // The file can't be read. Reading its content later reports the reason.
      }
    }
    return new FileStamp(versions, gone);
  }

  private static Version version(Path file) throws IOException {
    for (int attempt = 1; ; attempt++) {
      try {
        var real = file.toRealPath();
        var now = Files.readAttributes(real, BasicFileAttributes.class);
        return new Version(
            real, now.fileKey(), now.size(), now.lastModifiedTime(), Files.isReadable(real));
      } catch (NoSuchFileException e) {
        if (attempt == GONE_ATTEMPTS) {
          throw e;
        }
      }
    }
  }
}
