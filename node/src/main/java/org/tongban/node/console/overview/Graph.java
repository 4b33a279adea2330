package org.tongban.node.console.overview;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where the members stand in the drawing: around the own one, neighbours by code side by side. */
final class Graph {
  static final int WIDTH = 1000;
  static final int HEIGHT = 560;
  private static final int RADIUS_X = 400;
  private static final int RADIUS_Y = 215;

  /** From so many on names would lie over each other: codes stand alone, and rows take turns. */
  private static final int MANY = 20;

  private Graph() {}

  /**
   * One of them.
   *
   * @param x of the point
   * @param label beside it
   * @param width of the line to the middle
   */
  public record Point(Peer peer, String x, String y, String label, String width) {}

  static List<Point> of(List<Peer> peers, boolean english) {
    var points = new ArrayList<Point>();
    boolean many = peers.size() > MANY;
    for (int i = 0; i < peers.size(); i++) {
      var peer = peers.get(i);
      double angle = 2 * Math.PI * i / peers.size() - Math.PI / 2;
      double out = many && i % 2 == 1 ? 0.72 : 1;
      double x = WIDTH / 2.0 + RADIUS_X * out * Math.cos(angle);
      double y = HEIGHT / 2.0 + RADIUS_Y * out * Math.sin(angle);
      var label = many ? peer.code() : peer.name(english);
      points.add(new Point(peer, text(x), text(y), label, text(width(peer.rate()))));
    }
    return points;
  }

  /** Ten times as many exchanges make a line four wider. */
  private static double width(double rate) {
    return Math.min(14, 1.5 + 4 * Math.log10(1 + rate));
  }

  private static String text(double number) {
    return String.format(Locale.ROOT, "%.1f", number);
  }
}
