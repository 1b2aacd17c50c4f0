package io.penstock.cli.poll;

import io.penstock.cli.cluster.ClusterAccess;
import io.penstock.cli.output.JsonLine;
import io.penstock.cli.output.Terminal;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.PollCommand;
import io.penstock.schemas.TopicNames;
import io.penstock.schemas.Watermark;
import io.penstock.senders.connection.ApiAccess;
import io.penstock.settings.Durations;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;

/// One command to poll: stores it, and follows the listings that it leads to.
///
/// @param api how the connection's API is asked; `null` if that is not known here
/// @param nanos a monotonic clock
record PollRun(
    ClusterAccess kafka,
    TopicNames topics,
    PollCommand command,
    @Nullable ApiAccess api,
    Terminal terminal,
    boolean json,
    LongSupplier nanos) {

  /// Stores the command.
  void send() {
    var at = kafka.<ConnectionTopics>read(this::find);
    store(at);
    next("\"penstock tail watermarks --connection %s\" shows how far each list was read");
  }

  /// Stores the command and follows its listings.
  ///
  /// @param max the maximum time to follow them
  /// @return whether all lists were read
  boolean follow(Duration max) {
    return kafka.read(
        consumer -> {
          var at = find(consumer);
          var before =
              StoredWatermarks.read(consumer, at.watermarks(), command.connection(), nanos);
          var types = types(before);
          var listings = listings(consumer, at, before, types);
          store(at);
          var display = new ListingDisplay(terminal, command.connection(), form(types));
          var follower = new ListingFollower(consumer, at, nanos);
          follower.follow(listings, display, max);
          display.showLast(listings.states(), nanos.getAsLong());
          return conclude(listings.states(), max);
        });
  }

  private ConnectionTopics find(Consumer<byte[], byte[]> consumer) {
    return ConnectionTopics.find(consumer, kafka, topics, command.connection());
  }

  /// The types whose listings are followed: those of the command, else those that are polled.
  private Collection<EntityType> types(Map<EntityType, Watermark> before) {
    if (command.types() != null) {
      return command.types();
    }
    if (api != null) {
      return PollPlan.polled(api);
    }
    if (before.isEmpty()) {
      throw terminal.wrongUse(
          "%s has no watermark yet, so the types that it polls are not known: expected --connections FILE, --type T or --no-wait"
              .formatted(command.connection()));
    }
    return before.keySet();
  }

  private CommandedListings listings(
      Consumer<byte[], byte[]> consumer,
      ConnectionTopics at,
      Map<EntityType, Watermark> before,
      Collection<EntityType> types) {
    var read = consumer.position(at.watermarks());
    consumer.assign(List.of(at.webhooks(), at.watermarks()));
    consumer.seek(at.watermarks(), read);
    consumer.seekToEnd(List.of(at.webhooks()));
    return new CommandedListings(
        command.connection(), types, before, consumer.position(at.webhooks()));
  }

  private void store(ConnectionTopics at) {
    var stored = kafka.append(at.record(command));
    if (json) {
      terminal.data(
          new JsonLine()
              .with("connection", command.connection())
              .with("state", "stored")
              .with("topic", stored.topic())
              .with("partition", stored.partition())
              .with("offset", stored.offset())
              .toString());
    } else {
      terminal.data(
          "The command to poll %s is stored: %s-%d-%d"
              .formatted(
                  command.connection(), stored.topic(), stored.partition(), stored.offset()));
    }
  }

  private ListingDisplay.Form form(Collection<EntityType> types) {
    if (json) {
      return ListingDisplay.Form.JSON;
    }
    return terminal.paint().on() && types.size() <= ListingDisplay.LIVE_MAX
        ? ListingDisplay.Form.LIVE
        : ListingDisplay.Form.PLAIN;
  }

  private boolean conclude(Map<EntityType, ListingState> states, Duration max) {
    var missing = names(states, state -> !state.ended());
    var failed = names(states, ListingState.Failed.class::isInstance);
    if (!missing.isEmpty()) {
      terminal.notice(
          "penstock: not read within %s: %s. The ingress goes on, if it runs and polls %s; its log and penstock_ingress_pull_calls_total say what holds it up, and \"penstock tail watermarks --connection %s\" shows how far it is"
              .formatted(Durations.show(max), missing, command.connection(), command.connection()));
    }
    if (!failed.isEmpty()) {
      terminal.notice(
          "penstock: the ingress gave up %s until the next poll; its log says why"
              .formatted(failed));
    }
    if (!missing.isEmpty() || !failed.isEmpty()) {
      return false;
    }
    next("\"penstock tail --connection %s --from-beginning\" shows the events");
    return true;
  }

  private static String names(Map<EntityType, ListingState> states, Predicate<ListingState> which) {
    return states.entrySet().stream()
        .filter(each -> which.test(each.getValue()))
        .map(each -> each.getKey().name())
        .collect(Collectors.joining(", "));
  }

  private void next(String advice) {
    if (!json) {
      terminal.notice("Next: " + advice.formatted(command.connection()));
    }
  }
}
