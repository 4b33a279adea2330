package org.tongban.harness.forge;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.tongban.core.message.Digest;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * An ASiCManifest (ETSI EN 319 162-1 annex A.4) as the JDK reads it.
 *
 * @param about the member that holds the signature or the time-stamp
 * @param digests names of members to their SHA-256 digests in base64
 */
public record RawManifest(String about, Map<String, String> digests) {
  private static final String ASIC = "http://uri.etsi.org/02918/v1.2.1#";
  private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
  private static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";

  public RawManifest {
    digests = Collections.unmodifiableMap(digests);
  }

  /** Reads it; empty where it is none, names something twice or by another digest. */
  public static Optional<RawManifest> read(byte[] xml) {
    try {
      var factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null);
      return read(builder.parse(new ByteArrayInputStream(xml)).getDocumentElement());
    } catch (SAXException | IOException e) {
      // no XML
      return Optional.empty();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<RawManifest> read(Element root) {
    var references = root.getElementsByTagNameNS(ASIC, "DataObjectReference");
    var signature = root.getElementsByTagNameNS(ASIC, "SigReference");
    if (signature.getLength() != 1) {
      return Optional.empty();
    }
    var digests = new LinkedHashMap<String, String>();
    for (int i = 0; i < references.getLength(); i++) {
      var reference = (Element) references.item(i);
      var method = reference.getElementsByTagNameNS(DSIG, "DigestMethod");
      var value = reference.getElementsByTagNameNS(DSIG, "DigestValue");
      boolean good =
          method.getLength() == 1
              && value.getLength() == 1
              && ((Element) method.item(0)).getAttribute("Algorithm").equals(SHA256)
              && digests.put(reference.getAttribute("URI"), value.item(0).getTextContent()) == null;
      if (!good) {
        return Optional.empty();
      }
    }
    return Optional.of(new RawManifest(((Element) signature.item(0)).getAttribute("URI"), digests));
  }

  /** Whether it names the member with the digest of these bytes. */
  public boolean names(String member, byte[] content) {
    var digest = Base64.getEncoder().encodeToString(Digest.sha256(content).bytes());
    return digest.equals(digests.get(member));
  }
}
