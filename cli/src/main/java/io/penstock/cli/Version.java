package io.penstock.cli;

import io.penstock.settings.service.JarVersion;
import picocli.CommandLine.IVersionProvider;

/// The version in the jar's manifest; `development` where there is no jar.
public final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    return new String[] {"penstock " + JarVersion.of(Version.class)};
  }
}
