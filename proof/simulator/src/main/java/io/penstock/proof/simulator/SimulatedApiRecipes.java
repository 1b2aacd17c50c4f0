package io.penstock.proof.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.penstock.cli.payloads.ApiGeneration;
import io.penstock.senders.api.BuiltInApiRecipes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// The built-in API recipes of Makini, altered for a simulated API: it is on this machine, allows
/// many calls, and lags behind its source by seconds only.
final class SimulatedApiRecipes {
  private static final String RATE = "rate: {per-minute: 60, at-once: 2}";
  private static final String MANY = "rate: {per-minute: 6000, at-once: 4}\nlag-max: 5s";
  private static final String ORIGIN = "https://api.makini.io";

  private SimulatedApiRecipes() {}

  /// The name of the recipe of a generation.
  static String name(ApiGeneration generation) {
    return "simulated-" + generation.name().toLowerCase(Locale.ROOT);
  }

  /// Writes an `apis.yaml` with a recipe for each generation.
  static void write(Path file, URI address) {
    var yaml = new StringBuilder("apis:\n");
    for (var generation : ApiGeneration.values()) {
      yaml.append("  ").append(name(generation)).append(":\n");
      yaml.append(recipe(generation, address).indent(4)).append('\n');
    }
    try {
      Files.writeString(file, yaml);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  private static String recipe(ApiGeneration generation, URI address) {
    var text = builtIn("makini-" + generation.name().toLowerCase(Locale.ROOT));
    return replaced(replaced(text, ORIGIN, address.toString()), RATE, MANY);
  }

  private static String replaced(String text, String old, String other) {
    if (!text.contains(old)) {
      throw new IllegalStateException("expected this in the built-in recipe: " + old);
    }
    return text.replace(old, other);
  }

  private static String builtIn(String name) {
    var file = "apis/" + name + ".yaml";
    try (var in = BuiltInApiRecipes.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is missing from the jar");
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
