package io.penstock.ingress.reload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
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
public record Stamp(Map<Path, Version> files) {

  /// One file's version.
  ///
  /// @param real where the links lead
  /// @param key what the file system calls the file, where it has a name for it
  public record Version(Path real, @Nullable Object key, long size, FileTime modified) {}

  public Stamp {
    files = Map.copyOf(files);
  }

  /// The stamp of these files as they stand now; what else may stand beside them is nobody's
  /// concern.
  public static Stamp of(Set<Path> files) {
    var versions = new HashMap<Path, Version>();
    files.forEach(file -> add(file, versions));
    return new Stamp(versions);
  }

  private static void add(Path file, Map<Path, Version> versions) {
    try {
      var real = file.toRealPath();
      var now = Files.readAttributes(real, BasicFileAttributes.class);
      versions.put(file, new Version(real, now.fileKey(), now.size(), now.lastModifiedTime()));
    } catch (IOException _) {
      // Not there, or not to be had: whoever reads it is told why.
    }
  }
}
