import { render } from 'preact';
import { Shop } from './shop.tsx';
import './style/base.css';
import './style/stub.css';
import './style/event.css';
import './style/seat-map.css';
import './style/checkout.css';
import './style/order.css';

const place = document.getElementById('shop');
if (place) render(<Shop />, place);
