package io.penstock.ingress.socket.tls;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;

/// Checks whether two keys are a pair: the public key verifies what the private key signs.
final class KeyPairs {
  private static final byte[] ANY = {1, 2, 3};

  private KeyPairs() {}

  static boolean match(PrivateKey secret, PublicKey open) {
    if (!secret.getAlgorithm().equals(open.getAlgorithm())) {
      return false;
    }
    try {
      var signature =
          Signature.getInstance(
              secret.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA");
      signature.initSign(secret);
      signature.update(ANY);
      var signed = signature.sign();
      signature.initVerify(open);
      signature.update(ANY);
      return signature.verify(signed);
    } catch (GeneralSecurityException _) {
      // A key that can't sign or verify is not part of a pair.
      return false;
    }
  }
}
