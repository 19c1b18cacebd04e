import { render } from 'preact';
import { Docs } from './docs.tsx';
import '../style/base.css';
import './docs.css';

const place = document.getElementById('docs');
if (place) render(<Docs />, place);
