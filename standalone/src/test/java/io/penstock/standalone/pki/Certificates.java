package io.penstock.standalone.pki;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;

/// Certificates for this machine, valid from yesterday until tomorrow.
public final class Certificates {
  private Certificates() {}

  /// Who may sign certificates.
  public static X509Bundle authority(String name) {
    return built(
        () ->
            new CertificateBuilder()
                .ecp256()
                .subject("CN=" + name)
                .setIsCertificateAuthority(true)
                .buildSelfSigned());
  }

  /// One for ECDSA, signed by that authority.
  public static X509Bundle issued(X509Bundle authority) {
    return issued(new CertificateBuilder().ecp256(), authority);
  }

  /// One for RSA.
  public static X509Bundle issuedForRsa(X509Bundle authority) {
    return issued(new CertificateBuilder().rsa2048(), authority);
  }

  private static X509Bundle issued(CertificateBuilder builder, X509Bundle authority) {
    return built(
        () ->
            builder
                .subject("CN=localhost")
                .addSanDnsName("localhost")
                .addSanIpAddress("127.0.0.1")
                .buildIssuedBy(authority));
  }

  private interface Building {
    X509Bundle bundle() throws Exception;
  }

  private static X509Bundle built(Building building) {
    try {
      return building.bundle();
    } catch (Exception e) {
      throw new IllegalStateException("no certificate", e);
    }
  }
}
