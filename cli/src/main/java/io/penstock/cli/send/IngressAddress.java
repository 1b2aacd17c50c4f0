package io.penstock.cli.send;

import java.net.URI;
import java.net.URISyntaxException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Where a bridge takes webhooks.
///
/// @param base `http` or `https`, and a host; what follows is kept, without a slash at its end
record IngressAddress(String base) {

  /// Reads an address from the command line.
  static final class Reader implements ITypeConverter<IngressAddress> {
    @Override
    public IngressAddress convert(String text) {
      try {
        var uri = new URI(text);
        if (uri.getScheme() != null && uri.getScheme().matches("https?") && uri.getHost() != null) {
          return new IngressAddress(text.replaceAll("/+$", ""));
        }
      } catch (URISyntaxException _) {
        // Told below.
      }
      throw new TypeConversionException(
          "\"%s\" is no address such as http://127.0.0.1:8080".formatted(text));
    }
  }

  /// Where that connection's webhooks go. Its id needs no escapes.
  URI webhooks(String connection) {
    return URI.create(base + "/webhooks/" + connection);
  }

  @Override
  public String toString() {
    return base;
  }
}
