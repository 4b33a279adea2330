package org.tongban.core.proof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.tongban.core.directory.CertificateReader;

/**
 * Whom the one who verifies believes. Given by hand, never taken from a proof.
 *
 * @param operators of the federation: who signs directory and catalogue
 * @param authorities that issue the members' certificates
 * @param stampers time-stamp authorities, or the authorities above them
 */
public record Anchors(
    List<X509Certificate> operators,
    List<X509Certificate> authorities,
    List<X509Certificate> stampers) {
  /** Nobody. */
  public static final Anchors NONE = new Anchors(List.of(), List.of(), List.of());

  private static final String END = ".crt.pem";

  public Anchors {
    operators = List.copyOf(operators);
    authorities = List.copyOf(authorities);
    stampers = List.copyOf(stampers);
  }

  /**
   * Reads the certificates of a folder, named as {@code tongban certs make} names them: {@code
   * operator*.crt.pem}, {@code authority*.crt.pem}, {@code timestamp*.crt.pem}; other files are
   * passed over.
   *
   * @throws IOException when the folder or one of these files can't be read
   * @throws CertificateException when one holds no certificate
   */
  public static Anchors read(Path folder) throws IOException, CertificateException {
    return new Anchors(
        certificates(folder, "operator"),
        certificates(folder, "authority"),
        certificates(folder, "timestamp"));
  }

  private static List<X509Certificate> certificates(Path folder, String kind)
      throws IOException, CertificateException {
    var found = new ArrayList<X509Certificate>();
    try (var files = Files.newDirectoryStream(folder, kind + "*" + END)) {
      for (var file : files) {
        found.add(CertificateReader.read(Files.readAllBytes(file)));
      }
    }
    return found;
  }
}
