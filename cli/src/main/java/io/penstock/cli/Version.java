package io.penstock.cli;

import picocli.CommandLine.IVersionProvider;

/// The version in the jar's manifest; `development` where there is no jar.
public final class Version implements IVersionProvider {

  @Override
  public String[] getVersion() {
    var version = Version.class.getPackage().getImplementationVersion();
    return new String[] {"penstock " + (version == null ? "development" : version)};
  }
}
