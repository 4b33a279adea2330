package org.tongban.core.seal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocketFactory;
import org.bouncycastle.jsse.BCSSLSocket;

/** Sockets that speak the algorithms of {@link ShangMiTls} and no others. */
final class ShangMiSockets extends SSLSocketFactory {
  private final SSLSocketFactory all;

  ShangMiSockets(SSLSocketFactory all) {
    this.all = all;
  }

  private static Socket restricted(Socket socket) {
    var own = (BCSSLSocket) socket;
    own.setParameters(ShangMiTls.restricted(own.getParameters()));
    return socket;
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return all.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return all.getSupportedCipherSuites();
  }

  @Override
  public Socket createSocket() throws IOException {
    return restricted(all.createSocket());
  }

  @Override
  public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
      throws IOException {
    return restricted(all.createSocket(socket, host, port, autoClose));
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return restricted(all.createSocket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress from, int fromPort)
      throws IOException {
    return restricted(all.createSocket(host, port, from, fromPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return restricted(all.createSocket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress from, int fromPort)
      throws IOException {
    return restricted(all.createSocket(host, port, from, fromPort));
  }
}
