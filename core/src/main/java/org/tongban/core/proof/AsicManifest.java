package org.tongban.core.proof;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.tongban.core.message.Digest;

/**
 * An ASiCManifest (ETSI EN 319 162-1 annex A.4): which members of a container one signature or
 * time-stamp is about. It is the very file that is signed or stamped. Written in one way only; one
 * that is written otherwise is refused.
 *
 * @param signature the member that holds the signature or the time-stamp
 * @param mediaType of that member
 */
public record AsicManifest(String signature, String mediaType, List<Reference> references) {
  static final String PKCS7 = "application/pkcs7-signature";
  static final String EVIDENCE_RECORD = "application/ers";
  static final String TIMESTAMP_TOKEN = "application/vnd.etsi.timestamp-token";

  private static final String ASIC = "http://uri.etsi.org/02918/v1.2.1#";
  private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
  private static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
  private static final int LARGEST = 1 << 20;

  public AsicManifest {
    Objects.requireNonNull(signature, "signature");
    Objects.requireNonNull(mediaType, "mediaType");
    references = List.copyOf(references);
  }

  /**
   * A member and what it must hold.
   *
   * @param uri its name
   */
  public record Reference(String uri, String mediaType, Digest digest) {
    public Reference {
      Objects.requireNonNull(uri, "uri");
      Objects.requireNonNull(mediaType, "mediaType");
      Objects.requireNonNull(digest, "digest");
    }
  }

  /** The file. Names and media types are of letters that need no escape. */
  public byte[] bytes() {
    var text = new StringBuilder(256 + 350 * references.size());
    text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    text.append("<ASiCManifest xmlns=\"").append(ASIC).append("\" xmlns:ds=\"").append(DSIG);
    text.append("\">\n<SigReference URI=\"").append(signature);
    text.append("\" MimeType=\"").append(mediaType).append("\"/>\n");
    for (var reference : references) {
      text.append("<DataObjectReference URI=\"").append(reference.uri());
      text.append("\" MimeType=\"").append(reference.mediaType());
      text.append("\">\n<ds:DigestMethod Algorithm=\"").append(SHA256).append("\"/>\n");
      var value = Base64.getEncoder().encodeToString(reference.digest().bytes());
      text.append("<ds:DigestValue>").append(value).append("</ds:DigestValue>\n");
      text.append("</DataObjectReference>\n");
    }
    return text.append("</ASiCManifest>\n").toString().getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Reads the file.
   *
   * @throws ProofException {@code MANIFEST_MALFORMED} when it is none, or not in the only spelling
   */
  public static AsicManifest read(byte[] xml) {
    if (xml.length > LARGEST) {
      throw new ProofException(ProofReason.MANIFEST_MALFORMED);
    }
    var manifest = ProofException.guarded(ProofReason.MANIFEST_MALFORMED, () -> parse(xml));
    if (!Arrays.equals(manifest.bytes(), xml)) {
      throw new ProofException(ProofReason.MANIFEST_MALFORMED);
    }
    return manifest;
  }

  private static AsicManifest parse(byte[] xml) {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    try {
      return parse(factory.createXMLStreamReader(new ByteArrayInputStream(xml)));
    } catch (XMLStreamException e) {
      throw new ProofException(ProofReason.MANIFEST_MALFORMED);
    }
  }

  /** Loose, since every other spelling is found by writing it again. */
  private static AsicManifest parse(XMLStreamReader in) throws XMLStreamException {
    var signature = "";
    var signatureType = "";
    var uri = "";
    var type = "";
    var references = new ArrayList<Reference>();
    while (in.hasNext()) {
      if (in.next() != XMLStreamReader.START_ELEMENT) {
        continue;
      }
      switch (in.getLocalName()) {
        case "SigReference" -> {
          signature = in.getAttributeValue(null, "URI");
          signatureType = in.getAttributeValue(null, "MimeType");
        }
        case "DataObjectReference" -> {
          uri = in.getAttributeValue(null, "URI");
          type = in.getAttributeValue(null, "MimeType");
        }
        case "DigestValue" -> references.add(new Reference(uri, type, digest(in.getElementText())));
        default -> {
          // the elements around these
        }
      }
    }
    return new AsicManifest(signature, signatureType, references);
  }

  private static Digest digest(String base64) {
    var bytes = Base64.getDecoder().decode(base64);
    var value = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    return new Digest(Digest.SHA_256, value);
  }
}
