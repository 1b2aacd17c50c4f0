package io.penstock.senders.connection;

import io.penstock.senders.secret.KeyFault;
import io.penstock.senders.secret.SecretEncoding;
import io.penstock.senders.secret.SecretFiles;
import io.penstock.senders.secret.SigningKey;
import io.penstock.settings.Problem;
import io.penstock.settings.Problems;
import io.penstock.settings.SourceLocation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads the secrets that connections name and records which keys are disabled.
final class SigningKeyReader {
  private final SecretFiles secrets;
  private final Problems problems;
  private final Map<String, KeyFault> disabled = new LinkedHashMap<>();

  SigningKeyReader(SecretFiles secrets, Problems problems) {
    this.secrets = secrets;
    this.problems = problems;
  }

  /// Reads the entry's keys whose files hold a secret.
  ///
  /// @param at the location of the entry's secrets; `null` if it is unknown
  /// @param before the previous keys; a key stays if its file can't be read for a reason unrelated
  ///   to the secret, such as too many open files
  List<SigningKey> read(
      ConnectionDefinition entry, @Nullable SourceLocation at, List<SigningKey> before) {
    return read(
        entry.id(), entry.secrets(), entry.recipe().signature().secretEncoding(), at, before);
  }

  List<SigningKey> read(
      String id,
      List<String> names,
      SecretEncoding encoding,
      @Nullable SourceLocation at,
      List<SigningKey> before) {
    var keys = new ArrayList<SigningKey>();
    for (var name : names) {
      switch (secrets.read(name, encoding)) {
        case SecretFiles.Content.Held(var secret) -> keys.add(new SigningKey(name, secret));
        case SecretFiles.Content.Unusable(var reason, var fault) -> {
          problems.add(unusable(id, name, reason, at));
          if (fault == null) {
            before.stream().filter(key -> key.id().equals(name)).forEach(keys::add);
          } else {
            disabled.put(name, fault);
          }
        }
      }
    }
    return keys;
  }

  /// The disabled keys by name, each with its fault.
  Map<String, KeyFault> disabled() {
    return new LinkedHashMap<>(disabled);
  }

  private Problem unusable(String id, String name, String reason, @Nullable SourceLocation at) {
    return new Problem(
        at == null ? secrets.path(name).toString() : at.toString(),
        "connection " + id + ": secret " + name,
        reason,
        "put the secret of " + id + " in the file " + secrets.path(name),
        null);
  }
}
