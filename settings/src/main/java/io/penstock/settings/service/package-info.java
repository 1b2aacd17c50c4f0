/// Code shared by the processes of both services: arguments, ports, readiness, shutdown, the rate
/// limit of log lines, and counts in bounded memory.
@NullMarked
package io.penstock.settings.service;

import org.jspecify.annotations.NullMarked;
