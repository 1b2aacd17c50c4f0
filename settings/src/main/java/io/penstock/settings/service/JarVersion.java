package io.penstock.settings.service;

/// The version of a jar, as its manifest states it in `Implementation-Version`.
public final class JarVersion {
  private static final String NO_JAR = "development";

  private JarVersion() {}

  /// The version of the jar that contains a class; `development` if the class comes from a
  /// directory or from a jar without a version.
  public static String of(Class<?> contained) {
    var version = contained.getPackage().getImplementationVersion();
    return version == null ? NO_JAR : version;
  }
}
