package io.penstock.ingress.verify;

import io.penstock.settings.Algorithm;
import io.penstock.settings.Secret;
import io.penstock.signatures.Macs;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.Map;
import javax.crypto.Mac;

/// MACs with their keys in them, made once for each secret. For one thread.
final class KeyedMacs {
  private final Map<Algorithm, IdentityHashMap<Secret, Mac>> made = new EnumMap<>(Algorithm.class);

  Mac of(Algorithm algorithm, Secret secret) {
    return made.computeIfAbsent(algorithm, _ -> new IdentityHashMap<>())
        .computeIfAbsent(secret, _ -> Macs.keyed(algorithm, secret));
  }
}
