package dev.trafficgenerator.http;

import java.net.InetAddress;
import java.util.Optional;

/// How connections are made.
///
/// @param connectTo stands in for the address of every name; `Host`, SNI, cookies and the
///   certificate's names stay those of the URL
/// @param verifyTls whether certificate and name are checked
/// @param tlsLibrary who speaks TLS
public record ConnectionSettings(
    Optional<InetAddress> connectTo, boolean verifyTls, Protocol protocol, TlsLibrary tlsLibrary) {}
