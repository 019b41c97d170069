import { mapSize, regionShapes } from './region-shapes.ts'

export interface RegionMapProps {
  /** 0 to 1 by KATO code: how dark a region is; regions that are left out are outlines */
  shades: ReadonlyMap<string, number>
  /** what the map shows; its numbers must stand in a table beside it */
  label: string
}

/** The 20 regions as SVG, in the colour of the text around it: no style and no script of its own. */
export function RegionMap({ shades, label }: RegionMapProps) {
  return (
    <svg
      viewBox={`0 0 ${mapSize.width} ${mapSize.height}`}
      width="100%"
      role="img"
      aria-label={label}
      fill="currentColor"
      stroke="currentColor"
      strokeLinejoin="round"
    >
      {regionShapes.map(([kato, path]) => (
        <path key={kato} d={path} fillOpacity={shades.get(kato) ?? 0} strokeOpacity={0.5} />
      ))}
    </svg>
  )
}
