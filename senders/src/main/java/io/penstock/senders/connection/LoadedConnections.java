package io.penstock.senders.connection;

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

/// The connections in use after one read of the senders' files, even if the files have errors.
///
/// Each entry of the connections file is judged separately. A valid entry is used as it is. If an
/// entry is invalid, its connection keeps its last valid definition, limited by the entry's
/// restrictions ([ConnectionRestriction]). A connection without an entry is removed. If the file as
/// a whole can't be read, every connection stays as it was. A key is disabled if its file is
/// missing, may not be read or holds no secret.
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

  /// The first version in a process, made from connections without errors.
  public static LoadedConnections first(Connections connections) {
    var entries = new LinkedHashMap<String, ConnectionDefinition>();
    connections.all().forEach(each -> entries.put(each.id(), ConnectionDefinition.of(each)));
    return new LoadedConnections(entries, connections, Set.of(), Map.of());
  }

  public Connections connections() {
    return connections;
  }

  /// The ids of the connections that keep their last valid definition, because their entry is
  /// invalid or the file can't be read.
  public Set<String> kept() {
    return kept;
  }

  /// The disabled keys: those that a connection names but whose files yield no secret.
  public Map<String, KeyFault> disabled() {
    return disabled;
  }

  /// The files of the secrets that connections name.
  ///
  /// @param directory the secrets directory
  public Set<Path> secretFiles(Path directory) {
    var files = new HashSet<Path>();
    entries
        .values()
        .forEach(each -> each.secrets().forEach(name -> files.add(directory.resolve(name))));
    return files;
  }

  /// This version with some keys disabled.
  ///
  /// @param keyIds the names of the disabled secrets
  public LoadedConnections without(Set<String> keyIds) {
    return new LoadedConnections(entries, connections.without(keyIds), kept, disabled);
  }

  /// The next version, which applies the newly read files to this version.
  ///
  /// @param said the connections file; `null` if the file as a whole can't be read
  /// @param recipes the recipes that could be read
  public LoadedConnections next(
      @Nullable ParsedConnectionsFile said,
      KnownRecipes recipes,
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

  /// Reads the secrets of an invalid entry that is not used, only to report their problems.
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

  private Map<String, ConnectionDefinition> unread(KnownRecipes recipes, Set<String> kept) {
    var merged = new LinkedHashMap<String, ConnectionDefinition>();
    entries.forEach(
        (id, entry) -> merged.put(id, entry.restricted(ConnectionRestriction.NONE, recipes)));
    kept.addAll(merged.keySet());
    return merged;
  }

  private Map<String, ConnectionDefinition> merged(
      ParsedConnectionsFile said, KnownRecipes recipes, Set<String> kept) {
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

  /// The previous keys of the connection; empty if their encoding was different.
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
