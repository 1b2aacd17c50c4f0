package io.penstock.ingress.publish;

import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.provider.DirectoryConfigProvider;
import org.apache.kafka.common.config.provider.FileConfigProvider;

/// Settings of Kafka's config providers, which read values from files (KIP-297, KIP-421):
/// `${dir:/directory:file}` is a file's whole content, `${file:/path:name}` a property of a file.
///
/// The provider classes are fixed here. Otherwise settings could name any class of the class path.
public final class KafkaConfigProviders {

  /// Settings for every Kafka client.
  public static final Map<String, String> SETTINGS =
      Map.of(
          AbstractConfig.CONFIG_PROVIDERS_CONFIG,
          "dir,file",
          AbstractConfig.CONFIG_PROVIDERS_CONFIG + ".dir.class",
          DirectoryConfigProvider.class.getName(),
          AbstractConfig.CONFIG_PROVIDERS_CONFIG + ".file.class",
          FileConfigProvider.class.getName());

  private static final Pattern NAMED = Pattern.compile("\\$\\{(dir|file):");

  private KafkaConfigProviders() {}

  /// Whether a value still contains a placeholder after Kafka resolved it: the file does not exist,
  /// or it lacks the property.
  static boolean unfound(Object value) {
    return NAMED.matcher(value.toString()).find();
  }
}
