package io.penstock.ingress.socket.tls;

import io.penstock.ingress.reload.FilesWatch;
import io.penstock.ingress.reload.ReloadCounts;
import io.penstock.ingress.reload.SettledFiles;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The credentials in use, and whether the files hold a newer version that can't be used.
///
/// One thread applies versions; any thread may read.
public final class CredentialsInUse
    implements Supplier<Credentials>, FilesWatch.Target<Credentials> {
  private static final Logger LOG = LoggerFactory.getLogger(CredentialsInUse.class);

  private final ReloadCounts reloads = new ReloadCounts();
  private final InstantSource clock;
  private final Consumer<Credentials> use;
  private volatile Credentials newest;

  /// Starts with the credentials that were read at startup.
  ///
  /// @param use makes new sockets use the credentials; if it throws, the old ones stay in use
  public CredentialsInUse(Credentials first, InstantSource clock, Consumer<Credentials> use) {
    this.newest = first;
    this.clock = clock;
    this.use = use;
    LOG.info("speaking TLS: {}", first);
    warn(first);
  }

  /// Creates a watch on the files, which is not started yet.
  public FilesWatch<Credentials> watch(TlsFiles files) {
    var settled =
        new SettledFiles<Credentials>(
            "the certificate's files",
            newest,
            _ -> files.all(),
            problems -> {
              var read = files.read(problems);
              return problems.isEmpty() ? read : null;
            });
    return new FilesWatch<>("certificate", settled, this);
  }

  @Override
  public Credentials get() {
    return newest;
  }

  @Override
  public String apply(Credentials version, boolean whole) {
    if (version.equals(newest)) {
      reloads.good(false);
      return "";
    }
    use.accept(version);
    newest = version;
    reloads.good(true);
    warn(version);
    return version.toString();
  }

  @Override
  public ReloadCounts reloads() {
    return reloads;
  }

  private void warn(Credentials version) {
    if (!version.expires().isAfter(clock.instant())) {
      LOG.warn("the certificate in use expired at {}: clients will refuse it", version.expires());
    }
  }
}
