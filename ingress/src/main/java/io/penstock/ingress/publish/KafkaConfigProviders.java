package io.penstock.ingress.publish;

import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.provider.DirectoryConfigProvider;
import org.apache.kafka.common.config.provider.FileConfigProvider;

/// Kafka's own way to keep values of settings in files (KIP-297, KIP-421): `${dir:/directory:file}`
/// is a file's whole content, `${file:/path:name}` a property of a file.
///
/// Which classes read them is ours to say: any class of the class path could be named.
final class KafkaConfigProviders {

  /// For every client.
  static final Map<String, String> SETTINGS =
      Map.of(
          AbstractConfig.CONFIG_PROVIDERS_CONFIG,
          "dir,file",
          AbstractConfig.CONFIG_PROVIDERS_CONFIG + ".dir.class",
          DirectoryConfigProvider.class.getName(),
          AbstractConfig.CONFIG_PROVIDERS_CONFIG + ".file.class",
          FileConfigProvider.class.getName());

  private static final Pattern NAMED = Pattern.compile("\\$\\{(dir|file):");

  private KafkaConfigProviders() {}

  /// Whether a value still names a file after Kafka looked: the file is not there, or not in it
  /// what was asked for.
  static boolean unfound(Object value) {
    return NAMED.matcher(value.toString()).find();
  }
}
