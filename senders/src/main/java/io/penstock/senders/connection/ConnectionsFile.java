package io.penstock.senders.connection;

import io.penstock.senders.secret.SecretEncoding;
import io.penstock.senders.secret.SecretFiles;
import io.penstock.settings.Problem;
import io.penstock.settings.Problems;
import io.penstock.settings.Redaction;
import io.penstock.settings.SectionFile;
import io.penstock.settings.ValueFormat;
import io.penstock.settings.Yaml;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads `connections.yaml` and the secrets that it names.
///
/// Ids may contain dots and dashes, so this file is neither flattened as a whole nor overridden by
/// environment variables. The members of one connection may be nested: `poll: {every: 1h}` and
/// `poll.every: 1h` are the same.
public final class ConnectionsFile {
  private static final String SECTION = "connections";
  private static final String EXAMPLE =
      "write it, for example: connections: {conn-42: {recipe: makini, secrets: [conn-42.current]}}";

  private static final ValueFormat<String> ID =
      ValueFormat.matching(
          Connection.ID, "an id of 1-128 characters A-Z a-z 0-9 . _ ~ -, or \"*\" for any other");

  private final SectionFile section;
  private final ConnectionReader reader;
  private final Problems problems;
  private final Map<String, ParsedConnectionsFile.Entry> entries = new LinkedHashMap<>();
  private boolean sectionRead;
  private boolean tooMany;

  private ConnectionsFile(KnownRecipes recipes, Problems problems) {
    this.section = new SectionFile(SECTION, EXAMPLE, problems);
    this.reader = new ConnectionReader(recipes);
    this.problems = problems;
  }

  /// Reads a snapshot. Errors are added to `problems`, and the snapshot lacks the affected
  /// connections: use it only if `problems` is empty.
  ///
  /// @param recipes the recipes that connections may name
  /// @param secretsDir the directory with one file for each secret
  public static Connections read(
      Path file, KnownRecipes recipes, Path secretsDir, Problems problems) {
    var nothing = LoadedConnections.first(new Connections(Map.of(), null));
    var declared = declared(file, recipes, problems);
    return nothing
        .next(declared, recipes, new SecretFiles(secretsDir), problems)
        .connections()
        .withKeys();
  }

  /// Reads the entries of the file, without the secrets. Errors are added to `problems`.
  ///
  /// @return `null` if the file as a whole can't be read
  public static @Nullable ParsedConnectionsFile declared(
      Path file, KnownRecipes recipes, Problems problems) {
    var reading = new ConnectionsFile(recipes, problems);
    reading.section.read(file, reading::readAll);
    return reading.sectionRead ? new ParsedConnectionsFile(reading.entries, reading.tooMany) : null;
  }

  private void readAll(Yaml.Mapping connections) {
    sectionRead = true;
    var ids = new HashSet<>(connections.members().keySet());
    ids.remove(Connection.WILDCARD);
    if (ids.size() > Connections.NAMED_MAX) {
      tooMany = true;
      var where = connections.place().toString();
      var expected = "expected at most " + Connections.NAMED_MAX;
      problems.add(new Problem(where, SECTION, ids.size() + " long", expected, null));
    }
    connections.members().forEach((id, member) -> readOne(id, member, connections));
  }

  private void readOne(String id, Yaml.Member member, Yaml.Mapping connections) {
    if (!id.equals(Connection.WILDCARD) && ID.read(id) == null) {
      var given = Redaction.quoted("id", id);
      problems.add(Problem.misshapen(member.named(), "the id of a connection", given, ID));
      return;
    }
    var values = connections.all(id);
    if (!(member.value() instanceof Yaml.Mapping members)) {
      section.refuse(member.named(), "connection " + id, member.value().shape());
      var restriction = ConnectionRestriction.of(values);
      entries.put(
          id,
          new ParsedConnectionsFile.Wrong(
              restriction, List.of(), SecretEncoding.UTF8, member.named()));
    } else {
      entries.put(id, reader.read(id, members, values, problems));
    }
  }
}
