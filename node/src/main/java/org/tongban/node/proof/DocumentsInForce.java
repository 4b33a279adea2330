package org.tongban.node.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.tongban.core.directory.CertifiedKey;
import org.tongban.core.message.Ask;
import org.tongban.core.message.Digest;
import org.tongban.core.refusal.Reason;
import org.tongban.core.refusal.RefusedException;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.EvidenceKey;
import org.tongban.core.seal.KeptMessages;
import org.tongban.node.keeper.CataloguePlace;
import org.tongban.node.keeper.DirectoryKeeper;
import org.tongban.node.keeper.OperatorFiles;
import org.tongban.node.settings.RevocationSettings;
import org.tongban.node.settings.Settings;

/** The exact bytes of what this node goes by now: directory, catalogue, certificates, lists. */
public final class DocumentsInForce {
  private static final int LINE = 64;

  private final Settings settings;
  private final DirectoryKeeper directory;
  private final KeptMessages messages;

  public DocumentsInForce(Settings settings, DirectoryKeeper directory, CryptoProvider crypto) {
    this.settings = settings;
    this.directory = directory;
    this.messages = new KeptMessages(crypto);
  }

  /** The signed directory that is held. */
  public byte[] directory() {
    var held = directory.held().digest();
    return Stream.of(settings.data().resolve("directory.jws"), settings.federation().directory())
        .filter(Files::isReadable)
        .map(DocumentsInForce::bytes)
        .filter(bytes -> Digest.sha256(bytes).equals(held))
        .findFirst()
        .orElseThrow(() -> new RefusedException(Reason.BUSY, "the directory is being exchanged"));
  }

  /** The signed release of the catalogue, where there is one. */
  Optional<byte[]> release() {
    return CataloguePlace.inForce(settings).release().map(DocumentsInForce::bytes);
  }

  /** What shows that this key is this member's, by its name in a proof. */
  public Map<String, byte[]> about(EvidenceKey own) {
    return about(List.of(own.certificate()));
  }

  private Map<String, byte[]> about(List<X509Certificate> signers) {
    var files = new TreeMap<String, byte[]>();
    authorities().forEach(file -> files.put(name(file), bytes(file)));
    signers.forEach(one -> files.put("certificates/" + thumbprint(one) + ".pem", pem(one)));
    lists(files);
    signers.forEach(one -> answer(one, files));
    operators().ifPresent(lines -> files.put("operator.jws", lines));
    return files;
  }

  /** Everything else, by its name in a proof. */
  Map<String, byte[]> files(byte[] ask, Optional<byte[]> answer, EvidenceKey own) {
    var signers = new ArrayList<X509Certificate>(List.of(own.certificate()));
    known(messages.signerOfAsk(ask)).ifPresent(signers::add);
    answer.map(messages::signerOfAnswer).flatMap(this::known).ifPresent(signers::add);
    var files = about(signers);
    known(messages.signerOfAsk(ask))
        .map(certificate -> messages.ask(ask, certificate))
        .ifPresent(asked -> contract(asked, files));
    return files;
  }

  private Optional<X509Certificate> known(String thumbprint) {
    return directory.held().directory().byThumbprint(thumbprint).map(CertifiedKey::certificate);
  }

  private List<Path> authorities() {
    return settings
        .federation()
        .revocation()
        .map(RevocationSettings::authorities)
        .orElse(List.of());
  }

  private static String name(Path authority) {
    return "certificates/authority-" + Digest.sha256(bytes(authority)).value() + ".pem";
  }

  private static String thumbprint(X509Certificate certificate) {
    // a name in a container begins with a letter or a digit
    return "signer-" + CertifiedKey.thumbprintOf(certificate);
  }

  private void lists(Map<String, byte[]> files) {
    var folder = settings.data().resolve("revocation");
    if (!Files.isDirectory(folder) || authorities().isEmpty()) {
      return;
    }
    try (var found = Files.newDirectoryStream(folder, "*.crl")) {
      found.forEach(file -> files.put("revocation/list-" + file.getFileName(), bytes(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The last that a responder said of the certificate, where one is asked. */
  private void answer(X509Certificate signer, Map<String, byte[]> files) {
    var thumbprint = CertifiedKey.thumbprintOf(signer);
    var said = settings.data().resolve("revocation").resolve(thumbprint + ".ocsp");
    var asked = settings.federation().revocation().map(RevocationSettings::ocsp).orElse(List.of());
    if (!asked.isEmpty() && Files.isReadable(said)) {
      files.put("revocation/answer-" + thumbprint + ".ocsp", bytes(said));
    }
  }

  private void contract(Ask ask, Map<String, byte[]> files) {
    var name = ask.service().value().replace('.', '/') + "/" + ask.version();
    var folder = CataloguePlace.inForce(settings).folder().resolve(name);
    for (var file : List.of("contract.yaml", "ask.schema.json", "answer.schema.json")) {
      if (Files.isReadable(folder.resolve(file))) {
        files.put("contract/" + name + "/" + file, bytes(folder.resolve(file)));
      }
    }
  }

  private Optional<byte[]> operators() {
    return OperatorFiles.changes(settings);
  }

  private static byte[] pem(X509Certificate certificate) {
    try {
      var body =
          Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
      return ("-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n")
          .getBytes(StandardCharsets.US_ASCII);
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate of the directory has a DER form", e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
