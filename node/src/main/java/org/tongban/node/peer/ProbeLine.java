package org.tongban.node.peer;

import java.io.Closeable;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.util.Timeout;
import org.tongban.core.directory.CertifiedKey;

/** The connection that a test makes, in its steps. */
final class ProbeLine implements Closeable {
  private static final int HTTPS = 443;

  private final URI at;
  private final int timeout;
  private final Socket socket = new Socket();
  private InetSocketAddress address;
  private SSLSocket secured;

  /**
   * @param timeout of each step, in milliseconds
   */
  ProbeLine(URI at, int timeout) {
    this.at = at;
    this.timeout = timeout;
  }

  /** Returns the address. */
  String resolve() throws ProbeFailure {
    try {
      int port = at.getPort() < 0 ? HTTPS : at.getPort();
      address = new InetSocketAddress(InetAddress.getByName(at.getHost()), port);
      return address.getAddress().getHostAddress();
    } catch (UnknownHostException e) {
      throw new ProbeFailure(ProbeStep.NAME, "unknown", at.getHost(), e);
    }
  }

  /** Returns address and port. */
  String connect() throws ProbeFailure {
    var shown = address.getAddress().getHostAddress() + ":" + address.getPort();
    try {
      socket.setSoTimeout(timeout);
      socket.connect(address, timeout);
      return shown;
    } catch (ConnectException e) {
      throw new ProbeFailure(ProbeStep.TCP, "refused", shown, e);
    } catch (SocketTimeoutException e) {
      throw new ProbeFailure(ProbeStep.TCP, "silent", shown, e);
    } catch (IOException e) {
      throw new ProbeFailure(ProbeStep.TCP, "away", shown, e);
    }
  }

  /**
   * Returns the suite of the connection.
   *
   * @throws UnpinnedException when the other side showed a certificate that isn't trusted
   */
  String secure(TlsSocketStrategy strategy) throws ProbeFailure, UnpinnedException {
    var config = TlsConfig.custom().setHandshakeTimeout(Timeout.ofMilliseconds(timeout)).build();
    try {
      secured = strategy.upgrade(socket, at.getHost(), address.getPort(), config, null);
      return secured.getSession().getCipherSuite();
    } catch (SocketTimeoutException e) {
      throw new ProbeFailure(ProbeStep.TLS, "silent", "", e);
    } catch (IOException e) {
      stopAtStranger(e);
      throw new ProbeFailure(ProbeStep.TLS, "none", e.getClass().getSimpleName(), e);
    }
  }

  private static void stopAtStranger(Throwable e) throws UnpinnedException {
    for (var cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnpinnedException stranger) {
        throw stranger;
      }
    }
  }

  /**
   * Returns what time the other side says it is. In TLS 1.3 it judges our certificate only after
   * the handshake is over for us, so the first bytes tell that too.
   */
  Optional<Instant> time() throws ProbeFailure {
    try (var http = new DefaultBHttpClientConnection(Http1Config.DEFAULT)) {
      http.bind(secured);
      http.setSocketTimeout(Timeout.ofMilliseconds(timeout));
      var question = new BasicClassicHttpRequest("GET", at.getRawPath());
      question.addHeader(HttpHeaders.HOST, at.getAuthority());
      http.sendRequestHeader(question);
      http.flush();
      var said = http.receiveResponseHeader();
      return Optional.ofNullable(DateUtils.parseStandardDate(said, HttpHeaders.DATE));
    } catch (SocketTimeoutException e) {
      throw new ProbeFailure(ProbeStep.CLOCK, "silent", "", e);
    } catch (HttpException e) {
      throw new ProbeFailure(ProbeStep.CLOCK, "no-http", "", e);
    } catch (IOException e) {
      throw new ProbeFailure(ProbeStep.CERTIFICATE, "refused", e.getClass().getSimpleName(), e);
    }
  }

  /** {@code x5t#S256} of the certificate that the other side showed. */
  String shown() throws IOException {
    var first = secured.getSession().getPeerCertificates()[0];
    return first instanceof X509Certificate certificate
        ? CertifiedKey.thumbprintOf(certificate)
        : "";
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
