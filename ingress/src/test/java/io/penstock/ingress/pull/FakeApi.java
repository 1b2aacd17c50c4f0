package io.penstock.ingress.pull;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.ingress.pull.api.ApiCalls;
import io.penstock.ingress.pull.api.ApiResult;
import io.penstock.ingress.pull.api.CallFailure;
import io.penstock.ingress.pull.api.CallResult;
import io.penstock.ingress.pull.api.StopReason;
import io.penstock.schemas.EntityType;
import io.penstock.senders.api.ApiAnswers;
import io.penstock.senders.api.BuiltInApiRecipes;
import io.penstock.senders.api.ListPage;
import io.penstock.senders.api.PagePosition;
import io.penstock.senders.api.SingleAnswer;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// An API in memory, in the layout of the recipe `makini-v3`. Safe for use by several threads.
///
/// Replicas ask the same API, each through its own calls.
final class FakeApi {
  static final Instant DATE = Instant.parse("2026-01-31T12:00:00Z");

  private static final ApiAnswers ANSWERS =
      new ApiAnswers(Objects.requireNonNull(BuiltInApiRecipes.builtIn("makini-v3")));

  private final Map<String, String> entities = new ConcurrentSkipListMap<>();
  private final Map<String, CallFailure> failures = new ConcurrentHashMap<>();
  private final Queue<Runnable> held = new ConcurrentLinkedQueue<>();
  private final List<Replica> replicas = new CopyOnWriteArrayList<>();
  private volatile int pageSize = 100;
  private volatile boolean holdsFetches;
  private volatile boolean breaksPages;
  private volatile boolean repeatsPages;
  private volatile @Nullable CallFailure failsAll;
  private final Set<String> heldKeys = ConcurrentHashMap.newKeySet();
  private final AtomicInteger pagesUntilHold = new AtomicInteger(Integer.MAX_VALUE);

  /// One call that was made.
  ///
  /// @param what `fetch <type> <id>` or `page <type> <index>`
  record Asked(String replica, String connection, String what, @Nullable Instant since) {}

  private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();

  /// The calls of one replica.
  private final class Replica implements ApiCalls {
    private final String name;
    private final Context loop;
    private volatile @Nullable Listener listener;

    Replica(String name, Vertx vertx) {
      this.name = name;
      this.loop = vertx.getOrCreateContext();
    }

    @Override
    public Future<CallResult<SingleAnswer>> fetch(String connectionId, EntityType type, String id) {
      asked.add(new Asked(name, connectionId, "fetch " + type.name() + " " + id, null));
      var key = key(connectionId, type, id);
      var failure = failsAll == null ? failures.get(key) : failsAll;
      var entity = entities.get(key);
      var result =
          CallResult.of(failure == null ? answer(entity) : failed(failure), ANSWERS::single);
      return holdsFetches || heldKeys.contains(key) ? hold(result) : later(result);
    }

    @Override
    public Future<CallResult<ListPage>> page(
        String connectionId,
        EntityType type,
        PagePosition position,
        @Nullable Instant since,
        @Nullable Integer size) {
      var what =
          "page " + type.name() + " " + position.index() + (size == null ? "" : " of " + size);
      asked.add(new Asked(name, connectionId, what, since));
      var failure = failures.get(key(connectionId, type, "page"));
      var last =
          failure == null
              ? list(connectionId, type, position.index(), size == null ? pageSize : size)
              : failed(failure);
      var result = CallResult.of(last, body -> ANSWERS.list(body, position));
      return size == null && pagesUntilHold.getAndDecrement() <= 0 ? hold(result) : later(result);
    }

    @Override
    public void listen(Listener added) {
      listener = added;
    }

    /// Completes as real calls do: on the loop, after the caller's work.
    private <T> Future<T> later(T result) {
      var promise = Promise.<T>promise();
      loop.runOnContext(_ -> promise.complete(result));
      return promise.future();
    }

    private <T> Future<T> hold(T result) {
      var promise = Promise.<T>promise();
      held.add(() -> loop.runOnContext(_ -> promise.complete(result)));
      return promise.future();
    }

    /// Returns when the listener was told.
    void tell(Consumer<Listener> event) {
      var told = new CompletableFuture<Void>();
      loop.runOnContext(
          _ -> {
            event.accept(Objects.requireNonNull(listener));
            told.complete(null);
          });
      told.join();
    }
  }

  /// The calls of a replica.
  ApiCalls replica(String name, Vertx vertx) {
    var replica = new Replica(name, vertx);
    replicas.add(replica);
    return replica;
  }

  void put(String connection, EntityType type, String id) {
    entities.put(key(connection, type, id), "{\"id\":\"" + id + "\"}");
  }

  void put(String connection, EntityType type, String id, String content) {
    entities.put(key(connection, type, id), content);
  }

  void fail(String connection, EntityType type, String id, CallFailure failure) {
    failures.put(key(connection, type, id), failure);
  }

  /// Fails each fetch.
  void failAll(CallFailure failure) {
    failsAll = failure;
  }

  void failPages(String connection, EntityType type, CallFailure failure) {
    failures.put(key(connection, type, "page"), failure);
  }

  /// Answers each page with a page of a web site.
  void brokenPages() {
    breaksPages = true;
  }

  /// Answers each page with the first page, and says that more follow.
  void repeatFirstPage() {
    repeatsPages = true;
  }

  void recover() {
    breaksPages = false;
    repeatsPages = false;
    failures.clear();
  }

  void pageSize(int size) {
    pageSize = size;
  }

  /// Answers no further fetch.
  void holdFetches() {
    holdsFetches = true;
  }

  /// Does not answer for this entity.
  void hold(String connection, EntityType type, String id) {
    heldKeys.add(key(connection, type, id));
  }

  /// Answers from now on. What was asked before is never answered.
  void recoverWithoutAnswers() {
    held.clear();
    letGo();
  }

  /// Answers all, also what was asked before.
  void letGo() {
    holdsFetches = false;
    heldKeys.clear();
    held.forEach(Runnable::run);
  }

  /// Answers this many further pages, and no more.
  void holdPagesAfter(int pages) {
    pagesUntilHold.set(pages);
  }

  void stop(String connection, StopReason reason) {
    replicas.forEach(each -> each.tell(listener -> listener.stopped(connection, reason)));
  }

  void resume(String connection) {
    replicas.forEach(each -> each.tell(listener -> listener.resumed(connection)));
  }

  List<Asked> asked() {
    return List.copyOf(asked);
  }

  List<String> what() {
    return asked.stream().map(Asked::what).toList();
  }

  private ApiResult list(String connection, EntityType type, int index, int size) {
    var all =
        entities.entrySet().stream()
            .filter(each -> each.getKey().startsWith(key(connection, type, "")))
            .map(Map.Entry::getValue)
            .toList();
    var last = repeatsPages ? 99 : Math.max(1, (all.size() + size - 1) / size);
    var skipped = repeatsPages ? 0 : (long) index * size;
    var rows = all.stream().skip(skipped).limit(size).toList();
    var json =
        "{\"data\":[%s],\"meta\":{\"last_page\":%d}}".formatted(String.join(",", rows), last);
    var body = breaksPages ? "<html>" : json;
    return new ApiResult.Answered(200, body.getBytes(UTF_8), DATE, "application/json");
  }

  private static ApiResult answer(@Nullable String entity) {
    return entity == null
        ? new ApiResult.Answered(404, "not here".getBytes(UTF_8), DATE, "text/plain")
        : new ApiResult.Answered(
            200, ("{\"data\":" + entity + "}").getBytes(UTF_8), DATE, "application/json");
  }

  private static ApiResult failed(CallFailure failure) {
    return new ApiResult.Failed(failure, "as the test says", null);
  }

  private static String key(String connection, EntityType type, String id) {
    return connection + "/" + type.name() + "/" + id;
  }
}
