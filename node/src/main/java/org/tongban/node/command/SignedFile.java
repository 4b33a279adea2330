package org.tongban.node.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import org.tongban.core.catalogue.CatalogueException;
import org.tongban.core.directory.DirectoryException;
import org.tongban.core.seal.CryptoProvider;
import org.tongban.core.seal.KeyFileException;
import org.tongban.core.seal.KeyPairFiles;
import org.tongban.core.seal.SignedDocumentException;
import org.tongban.core.seal.SignedDocuments;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What the commands have in common that sign with the operator's key, or read what it signed. */
final class SignedFile {
  private static final String KEY_ENDING = ".key.pem";

  private SignedFile() {}

  /** Opens the bytes of a signed file: verifies and reads. */
  @FunctionalInterface
  interface Opening<T> {
    T open(SignedDocuments documents, byte[] signed, X509Certificate operator);
  }

  /** Throws CommandFailedException with a message that names the file. */
  static <T> T read(Path file, Path operator, Messages messages, Opening<T> opening) {
    try {
      var signed = Files.readAllBytes(file);
      var certificate = SignedDocuments.operatorCertificate(operator);
      return opening.open(new SignedDocuments(CryptoProvider.choose()), signed, certificate);
    } catch (NoSuchFileException e) {
      throw new CommandFailedException(ExitCodes.NOT_FOUND, messages.text("file.missing", file));
    } catch (IOException e) {
      throw new CommandFailedException(ExitCodes.NEGATIVE, messages.text("file.unreadable", file));
    } catch (SignedDocumentException | DirectoryException | CatalogueException e) {
      throw new CommandFailedException(ExitCodes.NEGATIVE, file + ": " + e.getMessage());
    } catch (KeyFileException e) {
      throw new CommandFailedException(ExitCodes.NEGATIVE, e.getMessage());
    }
  }

  /** The operator's key with its certificate, which by custom lies beside it. */
  static KeyPairFiles operator(Path key, Path certificate, CommandSpec spec) {
    var name = key.getFileName().toString();
    if (certificate == null && !name.endsWith(KEY_ENDING)) {
      throw new ParameterException(spec.commandLine(), Messages.of(spec).text("dir.key.rule"));
    }
    var beside = name.substring(0, Math.max(0, name.length() - KEY_ENDING.length())) + ".crt.pem";
    return new KeyPairFiles(key, certificate != null ? certificate : key.resolveSibling(beside));
  }

  /** A node that reads at the same moment sees the old or the new one, never half of it. */
  static void write(Path out, byte[] signed) throws IOException {
    var folder = out.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    var half = Files.createTempFile(folder, ".signed", ".jws");
    Files.write(half, signed);
    Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rw-r--r--"));
    Files.move(half, out, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
