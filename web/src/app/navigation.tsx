import { Link, useLocation } from 'react-router';
import classes from './navigation.module.css';
import { preload } from './pages';
import { places } from './places';

/** An import belongs to the imports: `/imports/…` keeps that entry lit. */
const isWithin = (pathname: string, path: string): boolean =>
  path === '/' ? pathname === '/' || pathname.startsWith('/imports') : pathname.startsWith(path);

/** One list: in the header where there is room, under the thumb where there is not. */
export const Navigation = () => {
  const { pathname } = useLocation();
  return (
    <nav aria-label="Main" className={classes.nav}>
      <ul className={classes.list}>
        {places.map(({ path, label, icon: Icon }) => (
          <li key={path} className={classes.item}>
            <Link
              to={path}
              className={classes.link ?? ''}
              aria-current={isWithin(pathname, path) ? 'page' : undefined}
              data-within={isWithin(pathname, path) || undefined}
              onPointerEnter={() => preload(path)}
              onFocus={() => preload(path)}
            >
              <Icon size={22} stroke={1.6} aria-hidden className={classes.icon} />
              <span className={classes.label}>{label}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
};
