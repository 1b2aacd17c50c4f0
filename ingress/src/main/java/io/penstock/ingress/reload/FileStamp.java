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

/// How files stand on the disk at one moment: what tells, without reading them, whether any has
/// changed.
///
/// Each file is followed through its links, because Kubernetes brings a new version of all files of
/// a volume by pointing one link elsewhere.
///
/// @param files by the path they are asked for by; one that can't be had is left out
/// @param gone those of the paths that lead to no file
public record FileStamp(Map<Path, Version> files, Set<Path> gone) {

  /// How often a path must lead nowhere. While a volume is replaced, a path that is followed step
  /// by step may end in the old directory just when that is deleted; the next attempt ends in the
  /// new.
  private static final int GONE_ATTEMPTS = 3;

  /// One file's version.
  ///
  /// @param real where the links lead
  /// @param key what the file system calls the file, where it has a name for it
  /// @param readable whether this process may read it
  public record Version(
      Path real, @Nullable Object key, long size, FileTime modified, boolean readable) {}

  public FileStamp {
    files = Map.copyOf(files);
    gone = Set.copyOf(gone);
  }

  /// The stamp of these files as they stand now; what else may stand beside them is nobody's
  /// concern.
  public static FileStamp of(Set<Path> files) {
    var versions = new HashMap<Path, Version>();
    var gone = new HashSet<Path>();
    for (var file : files) {
      try {
        versions.put(file, version(file));
      } catch (NoSuchFileException _) {
        gone.add(file);
      } catch (IOException _) {
        // Not to be had: whoever reads it is told why.
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
