package io.penstock.senders.connection;

import io.penstock.senders.recipe.Recipe;
import io.penstock.senders.secret.KeyFault;
import io.penstock.senders.secret.SecretFiles;
import io.penstock.senders.secret.SigningKey;
import io.penstock.settings.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What is in use after one reading of the senders' files, whatever is wrong with them.
///
/// Each entry of the connections file counts by itself. One that is right is used as it is. One
/// that is wrong leaves its connection as it was last good, without what the entry takes away for
/// certain ([ConnectionRestriction]). A connection without an entry is removed. If the file as a
/// whole can't be read, every connection stays as it was. In any case a connection has only those
/// of its keys whose files hold a secret now.
public final class LoadedConnections {
  private final Map<String, ConnectionDefinition> entries;
  private final Connections connections;
  private final Set<String> kept;
  private final Map<String, KeyFault> disabled;

  private LoadedConnections(
      Map<String, ConnectionDefinition> entries,
      Connections connections,
      Set<String> kept,
      Map<String, KeyFault> disabled) {
    this.entries = entries;
    this.connections = connections;
    this.kept = Collections.unmodifiableSet(kept);
    this.disabled = Collections.unmodifiableMap(disabled);
  }

  /// The first version of a process, which is right as a whole.
  public static LoadedConnections first(Connections connections) {
    var entries = new LinkedHashMap<String, ConnectionDefinition>();
    connections.all().forEach(each -> entries.put(each.id(), ConnectionDefinition.of(each)));
    return new LoadedConnections(entries, connections, Set.of(), Map.of());
  }

  public Connections connections() {
    return connections;
  }

  /// The ids of the connections that go on as they were last good, because their entry is wrong.
  public Set<String> kept() {
    return kept;
  }

  /// The keys that a connection names, and whose files give no secret.
  public Map<String, KeyFault> disabled() {
    return disabled;
  }

  /// The files of the secrets that connections name.
  ///
  /// @param directory the one with all secrets
  public Set<Path> secretFiles(Path directory) {
    var files = new HashSet<Path>();
    entries
        .values()
        .forEach(each -> each.secrets().forEach(name -> files.add(directory.resolve(name))));
    return files;
  }

  /// The same with some keys disabled.
  ///
  /// @param keyIds names of secrets
  public LoadedConnections without(Set<String> keyIds) {
    return new LoadedConnections(entries, connections.without(keyIds), kept, disabled);
  }

  /// The version after this one.
  ///
  /// @param said `null` if the connections file as a whole can't be read
  /// @param recipes those that can be read
  public LoadedConnections next(
      @Nullable ParsedConnectionsFile said,
      Map<String, Recipe> recipes,
      SecretFiles secrets,
      Problems problems) {
    var kept = new LinkedHashSet<String>();
    var merged = said == null ? unread(recipes, kept) : merged(said, recipes, kept);
    var keys = new SigningKeyReader(secrets, problems);
    var named = new LinkedHashMap<String, Connection>();
    var wildcard = new ArrayList<Connection>(1);
    merged.forEach(
        (id, entry) -> {
          var at = said == null ? null : said.place(id);
          var connection = entry.with(keys.read(entry, at, before(entry)));
          if (id.equals(Connection.WILDCARD)) {
            wildcard.add(connection);
          } else {
            named.put(id, connection);
          }
        });
    var disabled = keys.disabled();
    if (said != null) {
      said.each().forEach((id, declared) -> readUnused(id, declared, merged, keys));
    }
    var any = wildcard.isEmpty() ? null : wildcard.getFirst();
    return new LoadedConnections(merged, new Connections(named, any), kept, disabled);
  }

  /// What is wrong with the secrets of an entry that is wrong itself is told, too.
  private static void readUnused(
      String id,
      ParsedConnectionsFile.Entry declared,
      Map<String, ConnectionDefinition> used,
      SigningKeyReader keys) {
    if (declared instanceof ParsedConnectionsFile.Wrong(_, var names, var encoding, var at)
        && !used.containsKey(id)) {
      var _ = keys.read(id, names, encoding, at, List.of());
    }
  }

  private Map<String, ConnectionDefinition> unread(Map<String, Recipe> recipes, Set<String> kept) {
    var merged = new LinkedHashMap<String, ConnectionDefinition>();
    entries.forEach(
        (id, entry) -> merged.put(id, entry.restricted(ConnectionRestriction.NONE, recipes)));
    kept.addAll(merged.keySet());
    return merged;
  }

  private Map<String, ConnectionDefinition> merged(
      ParsedConnectionsFile said, Map<String, Recipe> recipes, Set<String> kept) {
    var merged = new LinkedHashMap<String, ConnectionDefinition>();
    said.each()
        .forEach(
            (id, declared) -> {
              var before = entries.get(id);
              switch (declared) {
                case ParsedConnectionsFile.Right(var entry, _) -> {
                  if (before != null || !said.tooMany()) {
                    merged.put(id, entry);
                  }
                }
                case ParsedConnectionsFile.Wrong(var restriction, _, _, _) -> {
                  if (before != null) {
                    merged.put(id, before.restricted(restriction, recipes));
                    kept.add(id);
                  }
                }
              }
            });
    return merged;
  }

  /// The keys that the connection had, if they are written in the same encoding.
  private List<SigningKey> before(ConnectionDefinition entry) {
    var before =
        entry.id().equals(Connection.WILDCARD)
            ? connections.wildcard()
            : connections.named().get(entry.id());
    var encoding = entry.recipe().signature().secretEncoding();
    return before == null || before.recipe().signature().secretEncoding() != encoding
        ? List.of()
        : before.keys();
  }
}
