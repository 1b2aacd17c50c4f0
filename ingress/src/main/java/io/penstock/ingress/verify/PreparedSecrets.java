package io.penstock.ingress.verify;

import io.penstock.senders.recipe.Algorithm;
import io.penstock.senders.secret.Secret;
import io.penstock.senders.signature.Macs;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.Map;
import javax.crypto.Mac;

/// Secrets prepared once: MACs initialized with keys, and the bytes of tokens. For one thread.
final class PreparedSecrets {
  private final Map<Algorithm, IdentityHashMap<Secret, Mac>> made = new EnumMap<>(Algorithm.class);

  private final IdentityHashMap<Secret, byte[]> tokens = new IdentityHashMap<>();

  Mac of(Algorithm algorithm, Secret secret) {
    return made.computeIfAbsent(algorithm, _ -> new IdentityHashMap<>())
        .computeIfAbsent(secret, _ -> Macs.keyed(algorithm, secret));
  }

  /// The bytes of a token. The caller must not change them.
  byte[] token(Secret secret) {
    return tokens.computeIfAbsent(secret, Secret::bytes);
  }
}
