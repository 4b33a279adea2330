package org.tongban.core.seal;

/** Opens received messages. */
public final class Opener {}
