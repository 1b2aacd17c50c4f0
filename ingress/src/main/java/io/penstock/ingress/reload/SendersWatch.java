package io.penstock.ingress.reload;

import io.penstock.senders.SenderConfigFiles;
import io.penstock.senders.connection.LoadedConnections;
import io.penstock.settings.Problems;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The watch on the senders' files, which takes into use what is new and good, and withdraws the
/// keys whose files are gone.
public final class SendersWatch implements FilesWatch.Target<LoadedConnections> {
  private static final Logger LOG = LoggerFactory.getLogger(SendersWatch.class);

  /// What the files are called in the log.
  static final String FILES = "the senders' files";

  private final SenderConfigFiles files;
  private final SendersInUse newest;
  private final InstantSource clock;
  private LoadedConnections version;

  private SendersWatch(SenderConfigFiles files, SendersInUse newest, InstantSource clock) {
    this.files = files;
    this.newest = newest;
    this.clock = clock;
    this.version = LoadedConnections.first(newest.get().connections());
  }

  /// One that has not begun.
  public static FilesWatch<LoadedConnections> of(
      SenderConfigFiles files, SendersInUse newest, InstantSource clock) {
    var watch = new SendersWatch(files, newest, clock);
    var settled =
        new SettledFiles<LoadedConnections>(
            FILES, watch.version, said -> places(files, said), watch::read);
    return new FilesWatch<>("senders", settled, watch);
  }

  /// The files a version is made of: of the secrets those that its connections name.
  static Set<Path> places(SenderConfigFiles files, LoadedConnections said) {
    var places = new HashSet<>(List.of(files.connections(), files.recipes(), files.apis()));
    places.addAll(said.secretFiles(files.secrets()));
    return places;
  }

  private LoadedConnections read(Problems problems) {
    return files.read(version, problems);
  }

  @Override
  public String apply(LoadedConnections next, boolean whole) {
    version = next;
    var difference = newest.apply(next, clock.instant(), whole);
    return difference.equals(SendersDifference.NONE) ? "" : difference.text();
  }

  @Override
  public void gone(Set<Path> missing) {
    var keys =
        missing.stream().map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    keys.removeIf(key -> !missing.contains(files.secrets().resolve(key)));
    var withdrawn = newest.withdraw(keys, clock.instant());
    if (!withdrawn.isEmpty()) {
      version = version.without(keys);
      LOG.warn(
          "keys disabled, because their files are gone: {}",
          new NameChanges(List.of(), withdrawn, List.of()).text());
    }
  }

  @Override
  public void checked() {
    newest.checked(clock.instant());
  }

  @Override
  public ReloadCounts reloads() {
    return newest.reloads();
  }
}
