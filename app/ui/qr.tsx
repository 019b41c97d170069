/** A QR code, black on white in any theme: scanners want it so. The quiet zone around it is part of the picture. */
export function QrCode({ size, path, label }: { size: number; path: string; label: string }) {
  return (
    <svg
      className="qr"
      viewBox={`-4 -4 ${size + 8} ${size + 8}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <path fill="#fff" d={`M-4-4h${size + 8}v${size + 8}H-4z`} />
      <path fill="#000" d={path} />
    </svg>
  )
}
