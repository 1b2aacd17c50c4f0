package io.penstock.ingress.pull;

import io.penstock.ingress.pull.api.ApiResult;
import io.penstock.ingress.pull.api.CallResult;
import io.penstock.ingress.pull.poll.ListOutcome;
import io.penstock.ingress.pull.poll.ListWalk;
import io.penstock.ingress.pull.poll.PollSchedule;
import io.penstock.ingress.pull.poll.PollWish;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.PollCommand;
import io.penstock.schemas.Watermark;
import io.penstock.senders.api.AnsweredEntity;
import io.penstock.senders.api.ListPage;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/// The listings of one connection, one at a time. Used only by the event loop of the pull side.
///
/// At most one page is in memory. The next one is asked for when all of its rows and the listing's
/// progress are stored.
final class ConnectionPolls {
  private final PullLoop loop;
  private final AnsweredOffsets answered;
  private final PollSchedule schedule;
  private final Map<EntityType, Watermark> watermarks = new HashMap<>();
  private final Set<EntityType> earlyWhenKnown = new LinkedHashSet<>();
  private final Set<PollCommand> commandsWhenKnown = new LinkedHashSet<>();
  private PullTarget target;
  private @Nullable Running running;
  private boolean busy;
  private boolean known;
  private boolean stopped;
  private boolean closed;

  /// The listing under way.
  private record Running(EntityType type, ListWalk walk) {}

  /// Polls that begin when the watermarks are known.
  ConnectionPolls(PullLoop loop, PullTarget target, AnsweredOffsets answered, boolean stopped) {
    this.loop = loop;
    this.target = target;
    this.answered = answered;
    this.stopped = stopped;
    this.schedule = new PollSchedule(loop.settings().every(target.api()), loop.random());
  }

  /// Uses a newer definition of the connection, with the same API, from now on.
  void use(PullTarget newer) {
    target = newer;
  }

  /// Begins with the watermarks that were stored.
  void know(Map<EntityType, Watermark> stored) {
    if (known) {
      return;
    }
    known = true;
    for (var name : target.api().polled()) {
      var type = Objects.requireNonNull(EntityTypes.of(name), "a recipe's types exist");
      var watermark = stored.getOrDefault(type, Watermark.none(target.id(), type));
      watermarks.put(type, watermark);
      // An interrupted listing goes on at once.
      var begun = watermark.listing() == null ? watermark.changesUntil() : null;
      schedule.add(type, begun, loop.now());
    }
    earlyWhenKnown.forEach(this::early);
    commandsWhenKnown.forEach(this::command);
    pump();
  }

  /// The watermarks as they are stored now; empty if they are not known yet.
  Map<EntityType, Watermark> watermarks() {
    return Collections.unmodifiableMap(watermarks);
  }

  boolean known() {
    return known;
  }

  /// Polls a type early, if it is polled at all.
  void early(EntityType type) {
    if (known) {
      schedule.early(type, loop.now());
    } else {
      earlyWhenKnown.add(type);
    }
  }

  /// Obeys a command.
  void command(PollCommand command) {
    if (!known) {
      commandsWhenKnown.add(command);
      return;
    }
    var wish = PollWish.of(command.since(), command.full());
    var types = command.types() == null ? schedule.types() : command.types();
    types.forEach(type -> schedule.command(type, wish, loop.now()));
    pump();
  }

  void stop() {
    stopped = true;
  }

  /// Polls again. All types are polled early, because what changed meanwhile may be lost.
  void resume() {
    stopped = false;
    schedule.types().forEach(this::early);
    pump();
  }

  /// Ends all polls. A record that was sent is stored, but nothing follows it.
  void close() {
    closed = true;
  }

  /// Begins the listing that is due, or asks for the next page of the listing under way.
  void pump() {
    if (closed || busy || !known || !loop.publisher().hasRoom()) {
      return;
    }
    if (running != null) {
      busy = true;
      ask(running);
    } else if (!stopped) {
      var due = schedule.begin(loop.now());
      if (due != null) {
        busy = true;
        begin(due);
      }
    }
  }

  private void goOn() {
    busy = false;
    pump();
  }

  private void begin(PollSchedule.Due due) {
    var saved = watermark(due.type()).listing();
    var since = since(due);
    if (saved != null
        && ListWalk.continues(saved, loop.now())
        && continues(due.wish(), saved.since(), since)) {
      running = new Running(due.type(), ListWalk.resume(saved));
      goOn();
      return;
    }
    append(target.records().listingBegins(due.type(), loop.now()))
        .onSuccess(
            stored -> {
              var time = Instant.ofEpochMilli(stored.timestamp());
              running = new Running(due.type(), ListWalk.begin(stored.offset(), time, since));
              goOn();
            });
  }

  /// Whether going on with a saved listing brings what is wished.
  private static boolean continues(
      PollWish wish, @Nullable Instant saved, @Nullable Instant wished) {
    return wish instanceof PollWish.Changes
        || saved == null
        || (wished != null && !saved.isAfter(wished));
  }

  private @Nullable Instant since(PollSchedule.Due due) {
    if (target.api().recipe().changedSince() == null) {
      return null;
    }
    return switch (due.wish()) {
      case PollWish.Everything _ -> null;
      case PollWish.Since(var time) -> time;
      case PollWish.Changes _ -> {
        var until = watermark(due.type()).changesUntil();
        yield until == null ? null : until.minus(loop.settings().overlap(target.api()));
      }
    };
  }

  private void ask(Running listing) {
    loop.pages()
        .turn(target.api().recipe().paging().entities())
        .onSuccess(
            _ -> {
              if (!closed) {
                askNow(listing);
              }
            });
  }

  private void askNow(Running listing) {
    var walk = listing.walk();
    var asked = loop.now();
    loop.calls()
        .page(target.id(), listing.type(), walk.position(), walk.since(), null)
        .onSuccess(
            result -> {
              if (!closed) {
                answered(listing, result, asked);
              }
            });
  }

  private void answered(Running listing, CallResult<ListPage> result, Instant asked) {
    switch (result) {
      case CallResult.Read<ListPage>(var answer, var page) -> {
        var walk = listing.walk();
        var answeredAt = answer.date() == null ? asked : answer.date();
        var style = target.api().recipe().paging().style();
        switch (walk.read(page, answeredAt, style)) {
          case ListWalk.Step.Rows rows -> store(listing, rows, answer.contentType());
          case ListWalk.Step.Broken(var outcome, var detail) when outcome.goesOn() ->
              end(listing, outcome, detail);
          case ListWalk.Step.Broken(var outcome, var detail) -> forget(listing, outcome, detail);
        }
      }
      case CallResult.Absent<ListPage>(var absence) ->
          end(listing, ListOutcome.UNREADABLE, "status " + absence.status());
      case CallResult.Failed<ListPage>(ApiResult.Failed(var failure, var detail, _)) ->
          end(listing, ListOutcome.INTERRUPTED, failure.label() + ": " + detail);
    }
  }

  private void store(Running listing, ListWalk.Step.Rows page, @Nullable String contentType) {
    var receipt = new RawAnswers.Receipt(loop.now(), contentType);
    var stored = new ArrayList<Future<?>>();
    for (var row : page.rows()) {
      stored.add(store(listing, page.first() + stored.size(), row, receipt));
    }
    Future.all(stored)
        .onSuccess(
            _ -> {
              if (!closed) {
                stored(listing, page);
              }
            });
  }

  private Future<?> store(
      Running listing, long number, AnsweredEntity row, RawAnswers.Receipt receipt) {
    var type = listing.type();
    var walk = listing.walk();
    if (row.content().length() > loop.entityBytesMax()) {
      tooLarge(type, row);
      return Future.succeededFuture();
    }
    var content = row.content().copy();
    var record = target.records().row(type, walk.mark(), walk.markTime(), number, content, receipt);
    return append(record)
        .onSuccess(stored -> answered.stored(type, stored.offset()))
        .<@Nullable RecordMetadata>map(stored -> stored)
        .recover(
            failure -> {
              if (failure instanceof RecordTooLargeException) {
                tooLarge(type, row);
                return Future.succeededFuture();
              }
              return Future.failedFuture(failure);
            });
  }

  private void tooLarge(EntityType type, AnsweredEntity row) {
    var id =
        switch (row) {
          case AnsweredEntity.Identified(var known, _) -> known;
          case AnsweredEntity.Unusable _ -> "";
        };
    loop.observer().rowTooLarge(target.id(), type, id, row.content().length());
  }

  private void stored(Running listing, ListWalk.Step.Rows page) {
    loop.observer().page(page.rows().size());
    var walk = listing.walk();
    walk.stored(page);
    switch (page.next()) {
      case ListPage.Next.Page _ ->
          save(watermark(listing.type()).with(walk.progress())).onSuccess(_ -> goOn());
      case ListPage.Next.End() -> complete(listing);
    }
  }

  /// Ends a complete listing. If it is a snapshot, its end is told before the watermark moves, so
  /// that a crash repeats it rather than lose it.
  private void complete(Running listing) {
    var before = watermark(listing.type());
    var told =
        snapshot(listing, before)
            ? append(target.records().snapshotCompleted(listing.type(), loop.now()))
            : Future.succeededFuture();
    told.compose(_ -> save(listing.walk().complete(before, loop.now())))
        .onSuccess(_ -> end(listing, ListOutcome.COMPLETED, ""));
  }

  /// Whether a listing of everything is a snapshot. An API without a filter by time lists
  /// everything each time, so only its first listing is one.
  private boolean snapshot(Running listing, Watermark before) {
    var first = before.changesUntil() == null;
    return listing.walk().since() == null
        && (first || target.api().recipe().changedSince() != null);
  }

  /// Ends a listing that is not continued.
  private void forget(Running listing, ListOutcome outcome, String detail) {
    save(watermark(listing.type()).with(null)).onSuccess(_ -> end(listing, outcome, detail));
  }

  private void end(Running listing, ListOutcome outcome, String detail) {
    running = null;
    schedule.end();
    loop.observer().listed(target.id(), listing.type(), outcome, detail);
    goOn();
  }

  /// Stores a watermark, which counts from then on.
  private Future<RecordMetadata> save(Watermark watermark) {
    var partition = target.records().partition();
    return append(
            new ProducerRecord<>(loop.watermarks(), partition, watermark.key(), watermark.write()))
        .onSuccess(_ -> watermarks.put(watermark.type(), watermark));
  }

  private Future<RecordMetadata> append(ProducerRecord<byte[], byte[]> record) {
    return loop.publisher().append(record, () -> !closed);
  }

  private Watermark watermark(EntityType type) {
    return watermarks.getOrDefault(type, Watermark.none(target.id(), type));
  }
}
