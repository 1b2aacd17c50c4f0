package io.penstock.proof.system.loops;

import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import io.vertx.core.Deployable;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.spi.VerticleFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/// Has the loops of each Vert.x watched that a process makes.
///
/// Vert.x hands itself to whatever factory of verticles it finds on the class path, and
/// `src/test/loop-watch` holds the file by which it finds this one. No verticle is made by it.
public final class WatchedVertx implements VerticleFactory {

  /// The system property that names the file to which findings go, a line each.
  public static final String FILE = "penstock.loop.findings";

  /// The directory that a watched process has on its class path.
  public static final Path CLASS_PATH = Path.of("src/test/loop-watch");

  /// The first line of the file.
  public static final String BEGUN = "watching ";

  @Override
  public String prefix() {
    return "none";
  }

  @Override
  public void init(Vertx vertx) {
    var file = Path.of(System.getProperty(FILE));
    var groups = (VertxInternal) vertx;
    var loops = loops(groups.nettyEventLoopGroup(), groups.acceptorEventLoopGroup());
    tell(file, BEGUN + loops.size() + " loops");
    LoopWatch.on(loops, finding -> tell(file, finding));
  }

  private static List<EventExecutor> loops(EventLoopGroup... groups) {
    var loops = new ArrayList<EventExecutor>();
    for (var group : groups) {
      group.forEach(loops::add);
    }
    return loops;
  }

  private static void tell(Path file, String line) {
    try {
      Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void createVerticle2(
      String name, ClassLoader loader, Promise<Callable<? extends Deployable>> promise) {
    promise.fail("makes no verticle");
  }
}
