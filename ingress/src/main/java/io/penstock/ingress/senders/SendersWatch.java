package io.penstock.ingress.senders;

import io.penstock.ingress.reload.FilesWatch;
import io.penstock.ingress.reload.Reloads;
import io.penstock.ingress.reload.SettledFiles;
import io.penstock.settings.Connections;
import io.penstock.settings.SenderFiles;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The watch on the senders' files, which takes into use what is new and good.
public final class SendersWatch implements FilesWatch.Target<Connections> {

  /// What the files are called in the log.
  static final String FILES = "the senders' files";

  private final NewestSenders newest;
  private final InstantSource clock;

  private SendersWatch(NewestSenders newest, InstantSource clock) {
    this.newest = newest;
    this.clock = clock;
  }

  /// One that has not begun.
  public static FilesWatch<Connections> of(
      SenderFiles files, NewestSenders newest, InstantSource clock) {
    var settled =
        new SettledFiles<Connections>(
            FILES, newest.get().connections(), said -> places(files, said), files::read);
    return new FilesWatch<>("senders", settled, new SendersWatch(newest, clock));
  }

  /// The files a version is made of: of the secrets those that its connections name.
  static Set<Path> places(SenderFiles files, Connections said) {
    var places = new HashSet<>(List.of(files.connections(), files.recipes()));
    said.all()
        .flatMap(connection -> connection.keys().stream())
        .forEach(key -> places.add(files.secrets().resolve(key.id())));
    return places;
  }

  @Override
  public String apply(Connections version) {
    var difference = newest.apply(version, clock.instant());
    return difference.equals(Difference.NONE) ? "" : difference.text();
  }

  @Override
  public void checked() {
    newest.checked(clock.instant());
  }

  @Override
  public Reloads reloads() {
    return newest.reloads();
  }
}
