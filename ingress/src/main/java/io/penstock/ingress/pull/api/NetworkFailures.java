package io.penstock.ingress.pull.api;

import io.penstock.ingress.pull.api.ApiResult.Failed;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.util.stream.Stream;

/// The failures that exceptions of the HTTP client mean.
///
/// A detail has only names of classes: the message of an exception may quote what a server sent,
/// and a server may send back what it was sent.
final class NetworkFailures {

  /// The greatest depth of causes: a chain may be a circle.
  private static final int CAUSES_MAX = 16;

  private NetworkFailures() {}

  /// The failure that the exception means.
  ///
  /// @param answering whether the head of an answer had arrived
  static Failed of(Throwable exception, boolean answering) {
    return new Failed(failure(exception, answering), name(exception), null);
  }

  private static CallFailure failure(Throwable exception, boolean answering) {
    if (answering) {
      return CallFailure.TRUNCATED;
    } else if (causes(exception).anyMatch(UnknownHostException.class::isInstance)) {
      return CallFailure.UNRESOLVED;
    }
    return causes(exception).anyMatch(NetworkFailures::isOfCertificate)
        ? CallFailure.CERTIFICATE_UNTRUSTED
        : CallFailure.CONNECTION_FAILED;
  }

  private static boolean isOfCertificate(Throwable cause) {
    return switch (cause) {
      case CertificateException _, CertPathBuilderException _, CertPathValidatorException _ -> true;
      default -> false;
    };
  }

  /// The first cause that has a name of its own.
  private static String name(Throwable exception) {
    return causes(exception)
        .map(cause -> cause.getClass().getSimpleName())
        .filter(name -> !name.isEmpty())
        .findFirst()
        .orElse("unknown");
  }

  private static Stream<Throwable> causes(Throwable exception) {
    return Stream.iterate(exception, cause -> cause != null, Throwable::getCause).limit(CAUSES_MAX);
  }
}
