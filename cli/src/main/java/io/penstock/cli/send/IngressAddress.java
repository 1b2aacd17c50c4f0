package io.penstock.cli.send;

import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// The base URL of an ingress.
///
/// @param base an `http` or `https` URL with a host; a path is kept, without slashes at its end
record IngressAddress(String base) {

  /// Parses the address on the command line.
  static final class Reader implements ITypeConverter<IngressAddress> {
    @Override
    public IngressAddress convert(String text) {
      try {
        var uri = new URI(text);
        if (uri.getScheme() != null && uri.getScheme().matches("https?") && uri.getHost() != null) {
          return new IngressAddress(text.replaceAll("/+$", ""));
        }
      } catch (URISyntaxException _) {
        // Reported below.
      }
      throw new TypeConversionException(
          "\"%s\" is no address such as http://127.0.0.1:8080".formatted(text));
    }
  }

  /// The URL that takes the connection's webhooks. A connection id needs no percent-encoding.
  URI webhooks(String connection) {
    return URI.create(base + "/webhooks/" + connection);
  }

  @Override
  public String toString() {
    return base;
  }
}
