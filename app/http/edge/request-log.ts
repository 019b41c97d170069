import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import { pinoHttp } from 'pino-http'
import { maskedPath } from './masked-path.ts'

type Incoming = IncomingMessage & { originalUrl?: string }

/** One line per request: method, masked path, status, milliseconds. No address, cookie, header or body. */
export function requestLog(logger: Logger) {
  const line = (req: Incoming, res: ServerResponse, said: { ms?: number }) => ({
    method: req.method,
    path: maskedPath(req.originalUrl ?? req.url ?? ''),
    status: res.statusCode,
    ms: said.ms,
  })
  return pinoHttp({
    logger,
    genReqId: (req) => req.id,
    quietReqLogger: true,
    quietResLogger: true,
    customAttributeKeys: { reqId: 'requestId', responseTime: 'ms' },
    customLogLevel: (_req, res) => (res.statusCode >= 500 ? 'error' : 'info'),
    customSuccessMessage: () => 'request',
    customErrorMessage: () => 'request',
    customSuccessObject: line,
    customErrorObject: (req, res, _error, said) => line(req, res, said),
  })
}
