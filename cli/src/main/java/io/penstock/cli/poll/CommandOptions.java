package io.penstock.cli.poll;

import io.penstock.cli.output.Terminal;
import io.penstock.cli.output.UnknownName;
import io.penstock.cli.sign.InstantConverter;
import io.penstock.schemas.EntityType;
import io.penstock.schemas.EntityTypes;
import io.penstock.schemas.PollCommand;
import io.penstock.senders.connection.Connection;
import io.penstock.settings.Redaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Options that say which lists are read, and from which time on.
final class CommandOptions {
  @Option(
      names = "--connection",
      required = true,
      paramLabel = "C",
      description = "The connection whose API is listed.")
  private String connection = "";

  @Option(
      names = "--type",
      paramLabel = "T",
      description =
          "An entity type, such as purchase_order; may be repeated (default: all types that the"
              + " connection polls).")
  private List<String> types = new ArrayList<>();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      converter = InstantConverter.class,
      description =
          "List changes from this time on, such as 2026-01-02T03:04:05Z (default: the watermark"
              + " less the overlap).")
  private @Nullable Instant since;

  @Option(names = "--full", description = "List everything, whenever it changed.")
  private boolean full;

  /// The command that the options make; wrong use if they contradict each other.
  PollCommand command(Terminal terminal, Instant now) {
    if (!Connection.isId(connection)) {
      throw terminal.wrongUse(
          "--connection: expected 1-128 characters A-Z a-z 0-9 . _ ~ -, got \"%s\""
              .formatted(Redaction.oneLine(connection)));
    }
    if (full && since != null) {
      throw terminal.wrongUse(
          "--since lists from a time on, --full lists everything: expected one of them");
    }
    if (since != null && since.isAfter(now)) {
      throw terminal.wrongUse(
          "--since: expected a time in the past, got %s; it is %s now".formatted(since, now));
    }
    return new PollCommand(connection, types.isEmpty() ? null : known(terminal), since, full);
  }

  private List<EntityType> known(Terminal terminal) {
    var known = new LinkedHashSet<EntityType>();
    for (var name : types) {
      var type = EntityTypes.of(name);
      if (type == null) {
        var names = EntityTypes.ALL.stream().map(EntityType::name).toList();
        throw terminal.wrongUse("--type: " + UnknownName.name("entity type", name, names));
      }
      known.add(type);
    }
    return List.copyOf(known);
  }
}
