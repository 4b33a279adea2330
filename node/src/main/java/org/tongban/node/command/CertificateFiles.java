package org.tongban.node.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.tongban.core.directory.KeyUse;
import org.tongban.core.directory.Suite;
import org.tongban.core.message.MemberCode;
import org.tongban.core.seal.StorageCipher;

/** Where {@code certs make} puts its files. */
final class CertificateFiles {
  private final Path folder;

  CertificateFiles(Path folder) {
    this.folder = folder;
  }

  Path key(MemberCode member, KeyUse use, Suite suite) {
    return folder.resolve(member.value()).resolve(use.code() + middle(suite) + ".key.pem");
  }

  Path certificate(MemberCode member, KeyUse use, Suite suite) {
    return folder.resolve(member.value()).resolve(use.code() + middle(suite) + ".crt.pem");
  }

  private static String middle(Suite suite) {
    return suite == Suite.SM2 ? ".sm2" : "";
  }

  /** Short name of a member's certificate, such as {@code 310118/sign.sm2}. */
  static String name(MemberCode member, KeyUse use, Suite suite) {
    return member + "/" + use.code() + middle(suite);
  }

  /** What a member's key of a suite is for; connections have no SM2. */
  static List<KeyUse> uses(Suite suite) {
    return suite == Suite.SM2 ? List.of(KeyUse.SIGN, KeyUse.ENCRYPT) : List.of(KeyUse.values());
  }

  /** The key for a member's evidence at rest. */
  Path storageKey(MemberCode member, StorageCipher cipher) {
    var name = cipher == StorageCipher.SM4_GCM ? "journal.sm4.key.pem" : "journal.key.pem";
    return folder.resolve(member.value()).resolve(name);
  }

  Path operatorKey() {
    return folder.resolve("operator.key.pem");
  }

  Path operatorCertificate() {
    return folder.resolve("operator.crt.pem");
  }

  Path stamperKey() {
    return folder.resolve("timestamp.key.pem");
  }

  Path stamperCertificate() {
    return folder.resolve("timestamp.crt.pem");
  }

  Path authority(Suite suite) {
    return folder.resolve("authority" + middle(suite) + ".crt.pem");
  }

  /** The authority's list of revoked certificates, which is empty. */
  Path list(Suite suite) {
    return folder.resolve("authority" + middle(suite) + ".crl");
  }

  /** The list after it. */
  Path nextList(Suite suite) {
    return folder.resolve("authority" + middle(suite) + ".2.crl");
  }

  /** The files of these members, the operator and the authorities that are there already. */
  List<Path> existing(Collection<MemberCode> members) {
    var all = new ArrayList<>(List.of(operatorKey(), operatorCertificate()));
    all.addAll(List.of(stamperKey(), stamperCertificate()));
    for (var suite : Suite.values()) {
      all.add(authority(suite));
      for (var member : members) {
        for (var use : uses(suite)) {
          all.add(key(member, use, suite));
          all.add(certificate(member, use, suite));
        }
      }
    }
    return all.stream().filter(Files::exists).toList();
  }

  /** Readable by its owner only, from the first byte on. */
  void writeSecret(Path file, String pem) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, pem, StandardCharsets.US_ASCII, StandardOpenOption.WRITE);
  }

  void write(Path file, String pem) throws IOException {
    write(file, pem.getBytes(StandardCharsets.US_ASCII));
  }

  void write(Path file, byte[] content) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, content);
  }
}
